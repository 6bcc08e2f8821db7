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
        "codes/standards.yaml:6: /codes/0: parent 'A2' must stand before its child",
        "codes/standards.yaml:9: /codes/3: code '2' stands here twice",
        "codes/standards.yaml:10: /codes/4: parent '3' must stand before its child (did you mean 2, A?)",
        "codes/lists.yaml:7: /codes/1: only a tree has parents",
        "labels/en/standards.yaml:5: /A22: labels a code that is not in standards (did you mean A2, 2?)",
        "labels/en/lists.yaml:2: /x: must not be empty",
        "labels/ro/lists.yaml: has no label for x",
        "labels/ro/trl.yaml: has no label for 1, 2, 3, 4, 5 and 4 more",
        // Regions.
        "regions/HR.yaml:5: /regions/1/id: 'RO22' must start with the country's 'HR'",
        "regions/HR.yaml:10: /regions/2/indicators: population stands under two years",
        "regions/HR.yaml:12: /aliases: successor 'HR09' is no region (did you mean HR02, HR05, HR?)",
        "regions/HR.yaml:13: /aliases: 'HR05' is a region and obsolete at once",
        "regions/KE.yaml:1: /country: 'NO' must be the file's name, 'KE'",
        // Solutions.
        "solutions/copy.yaml:1: /id: 'openmrs' must be the file's name, 'copy'",
        "solutions/openmrs.yaml:1: /id: 'openmrs' is the id of solutions/copy.yaml too",
        "solutions/copy.yaml:3: /kind: 'sofware' is not known in kinds (did you mean software?)",
        "solutions/copy.yaml:5: /summary/ro: is missing",
        "solutions/copy.yaml:6: /links/home: must be an address that starts with https:// or http://",
        "solutions/copy.yaml:7: /originator/region: 'XX99' is not known in regions",
        "solutions/hidden.yaml:4: /summary: must be an object, not text",
    ]
}
