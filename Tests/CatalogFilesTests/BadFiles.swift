import Catalog

/// Files that replace or join those of the valid catalogue, and the faults they must give.
enum BadFiles {
    static let texts = [
        "codes/standards.yaml": """
        id: standards
        version: "1"
        kind: tree
        source: tests
        codes:
          - {code: A, parent: A2}
          - {code: A2, parent: A}
          - {code: "2"}
          - {code: "2"}
          - {code: "2.10", parent: "3"}
        """,
        "codes/lists.yaml": """
        id: lists
        version: "1"
        kind: set
        source: tests
        codes:
          - {code: global-goods}
          - {code: x, parent: global-goods}
        """,
        "labels/en/standards.yaml": "A: a\nA2: a\n\"2\": b\n\"2.10\": b\nA22: c\n",
        "labels/ro/standards.yaml": "A: a\nA2: a\n\"2\": b\n\"2.10\": b\n",
        "labels/en/lists.yaml": "global-goods: x\nx: ''\n",
        "regions/HR.yaml": """
        country: HR
        nuts: HR
        regions:
          - {id: HR02, name: Panonska Hrvatska}
          - {id: RO22, name: Sud-Est}
          - id: HR05
            name: Zagreb
            indicators:
              2018: {population: 1}
              2019: {population: 2, poppulation: 3}
        aliases:
          - {id: HR04, successors: [HR02, HR09]}
          - {id: HR05, successors: [HR02]}
          - {id: HR04, successors: [HR02]}
        """,
        "regions/KE.yaml": "country: NO\n",
        "solutions/copy.yaml": """
        id: openmrs
        name: OpenMRS
        kind: sofware
        kindd: software
        summary: {en: Only English}
        links: {home: "javascript:alert(1)"}
        originator: {region: XX99}
        features:
          applications: {value: [A11], source: Guide, date: 2025-10, basis: self-reported}
          languages: {value: en, source: Guide, date: 2025-10, basis: guessed}
          trl: {value: 9, source: Guide, date: 2027-01, basis: measured}
          staff: {value: -1, source: Guide, date: 2025-13, basis: measured}
        deployments:
          - {region: HR04, year: 2025, source: Guide}
          - {region: RO, year: 2031, source: Guide}
        """,
        "solutions/hidden.yaml":
            "id: hidden\nname: \"Hid\\u200Bden\"\nkind: software\nsummary: none\n",
        "solutions/broken.yaml": "id: broken\nname: [unclosed\n",
        "solutions/old.yml": "id: old\n",
        "profiles/RO21.yaml": """
        id: RO21
        region: HR04
        name: {en: North-East, ro: Nord-Est}
        needs:
          challenges: {A11: 1, A1: 1.5}
        constraints:
          - id: never
            when: {feature: bandwidth, min: 5, max: 4}
            from: 2026-01-01
            until: 2025-01-01
          - id: never
            when: {feature: offline, anyOf: [ful]}
            unknown: refuse
        existing: [opnmrs]
        """,
    ]

    static let faults = [
        // What cannot be read at all.
        "solutions/broken.yaml:3: is not valid YAML: did not find expected ',' or ']'",
        "solutions/old.yml: must end in .yaml to be read",
        // Code lists and labels.
        "codes/lists.yaml:7: /codes/1: only a tree has parents",
        "codes/standards.yaml:6: /codes/0: parent 'A2' must stand before its child",
        "codes/standards.yaml:9: /codes/3: code '2' stands here twice",
        "codes/standards.yaml:10: /codes/4: parent '3' must stand before its child "
            + "(did you mean 2, A?)",
        "labels/en/lists.yaml:2: /x: must not be empty",
        "labels/en/standards.yaml:5: /A22: labels a code that is not in standards "
            + "(did you mean A2?)",
        "labels/ro/lists.yaml:1: has no label for x",
        "labels/ro/trl.yaml: has no label for 1, 2, 3, 4, 5 and 4 more",
        // Profiles.
        "profiles/RO21.yaml:1: /illustrative: is missing",
        "profiles/RO21.yaml:2: /region: 'HR04' is obsolete; it became HR02 (did you mean HR02?)",
        "profiles/RO21.yaml:5: /needs/challenges/A11: 'A11' is not known in challenges "
            + "(did you mean A1?)",
        "profiles/RO21.yaml:5: /needs/challenges/A1: must be from 0 to 1, not 1.5",
        "profiles/RO21.yaml:7: /constraints/0: is never in force: from must lie before until",
        "profiles/RO21.yaml:8: /constraints/0/when: min is above max",
        "profiles/RO21.yaml:11: /constraints/1: 'never' names two constraints; ids are unique in "
            + "a profile",
        "profiles/RO21.yaml:12: /constraints/1/when/anyOf/0: 'ful' is not known in offline "
            + "(did you mean full?)",
        "profiles/RO21.yaml:13: /constraints/1/unknown: must be one of block, warn, allow",
        "profiles/RO21.yaml:14: /existing/0: 'opnmrs' is not known in existing "
            + "(did you mean openmrs?)",
        // Regions.
        "regions/HR.yaml:5: /regions/1/id: 'RO22' must start with the country's 'HR'",
        "regions/HR.yaml:10: /regions/2/indicators: population stands under two years",
        "regions/HR.yaml:10: /regions/2/indicators/2019/poppulation: is not a known field; known "
            + "are \(Indicator.allCases.map(\.rawValue).joined(separator: ", ")) "
            + "(did you mean population?)",
        "regions/HR.yaml:12: /aliases: successor 'HR09' is no region (did you mean HR02, HR05?)",
        "regions/HR.yaml:13: /aliases: 'HR05' is a region and obsolete at once",
        "regions/HR.yaml:14: /aliases: 'HR04' is an alias already",
        "regions/KE.yaml:1: /country: 'NO' must be the file's name, 'KE'",
        "regions/NO.yaml:1: region 'NO' stands in regions/KE.yaml already",
        "regions/RO.yaml:15: region 'RO22' stands in regions/HR.yaml already",
        // Solutions.
        "solutions/copy.yaml:1: /id: 'openmrs' must be the file's name, 'copy'",
        "solutions/openmrs.yaml:1: /id: 'openmrs' is the id of solutions/copy.yaml too",
        "solutions/copy.yaml:3: /kind: 'sofware' is not known in kinds (did you mean software?)",
        "solutions/copy.yaml:4: /kindd: is not a known field; known are id, name, kind, lists, "
            + "summary, links, originator, features, requires, deployments (did you mean kind?)",
        "solutions/copy.yaml:5: /summary/ro: is missing",
        "solutions/copy.yaml:6: /links/home: must be an address that starts with https:// or "
            + "http://",
        "solutions/copy.yaml:7: /originator/region: 'XX99' is not known in regions",
        "solutions/copy.yaml:9: /features/applications/value/0: 'A11' is not known in "
            + "applications (did you mean A1?)",
        "solutions/copy.yaml:10: /features/languages/value: must be a list, or 'none'",
        "solutions/copy.yaml:10: /features/languages/basis: must be one of self-reported, "
            + "reviewed, measured",
        "solutions/copy.yaml:11: /features/trl/date: lies in the future",
        "solutions/copy.yaml:12: /features/staff/value: must be from 0 to 1000000000000, not -1",
        "solutions/copy.yaml:12: /features/staff/date: must be YYYY, YYYY-MM or YYYY-MM-DD",
        "solutions/copy.yaml:14: /deployments/0/region: 'HR04' is obsolete; it became HR02 "
            + "(did you mean HR02?)",
        "solutions/copy.yaml:15: /deployments/1/year: lies in the future",
        "solutions/hidden.yaml:2: /name: must not hold control, bidirectional or zero-width "
            + "characters",
        "solutions/hidden.yaml:4: /summary: must be an object, not text",
    ]
}
