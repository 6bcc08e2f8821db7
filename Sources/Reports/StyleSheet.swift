/// How a page looks: on a wide screen, on a telephone, in the dark and on paper.
///
/// The colours of parts are eight that people who see colours differently tell apart (after Okabe
/// and Ito, "Color universal design", 2008), with a gap between neighbours, and in the legend's
/// order.
enum StyleSheet {
    static let text: StaticString = """
        :root {
          color-scheme: light dark;
          --ink: #1c2733; --faint: #56616d; --page: #ffffff; --panel: #f4f6f8; --rule: #d5dbe1;
          --link: #0b5cad; --notice: #fff4d6; --notice-rule: #b87800; --rest: #e6eaee;
          --p0: #0072b2; --p1: #e69f00; --p2: #009e73; --p3: #cc79a7;
          --p4: #56b4e9; --p5: #d55e00; --p6: #8c8c00; --p7: #6b4c9a;
          --l0: #e6eaee; --l1: #bcc7d2; --l2: #8fc1e8; --l3: #2a73b0; --l4: #0b3f7a;
          --t0: #56616d; --t1: #1c2733; --t2: #1c2733; --t3: #ffffff; --t4: #ffffff;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ink: #e6ebf0; --faint: #a4afba; --page: #12181f; --panel: #1b232c; --rule: #36414d;
            --link: #7cb8f5; --notice: #3a2e0c; --notice-rule: #e0a82e; --rest: #2a343f;
            --p0: #4aa3df; --p1: #f0b432; --p2: #2fc296; --p3: #de9cc0;
            --p4: #8fd0f5; --p5: #f0803c; --p6: #c2c23c; --p7: #a98ad6;
            --l0: #2a343f; --l1: #566470; --l2: #2f6ea8; --l3: #6db3f0; --l4: #d3eaff;
            --t0: #a4afba; --t1: #ffffff; --t2: #ffffff; --t3: #12181f; --t4: #12181f;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 60rem; background: var(--page);
          color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
          overflow-wrap: break-word; hyphens: auto;
        }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; hyphens: manual; }
        h2 {
          font-size: 1.35rem; line-height: 1.25; margin: 2.4rem 0 .6rem; padding-top: .8rem;
          border-top: 1px solid var(--rule);
        }
        h3 { font-size: 1.08rem; margin: 1.6rem 0 .3rem; }
        p, ul, ol, table, figure, details { margin: .6rem 0; }
        li { margin: .3rem 0; }
        a { color: var(--link); }
        code {
          font: .9em ui-monospace, "Noto Sans Mono", monospace; background: var(--panel);
          padding: .1em .3em; border-radius: .25em; overflow-wrap: anywhere;
        }
        .subtitle, .faint, figcaption { color: var(--faint); }
        .subtitle { margin: 0; }
        .notice {
          background: var(--notice); border-left: .35rem solid var(--notice-rule);
          padding: .7rem 1rem; border-radius: .25rem;
        }
        table { border-collapse: collapse; width: 100%; font-size: .94rem; }
        th, td {
          text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0;
          border-bottom: 1px solid var(--rule);
        }
        thead th { color: var(--faint); font-weight: 600; }
        tbody th { font-weight: 600; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .number + td, .number + th:not(.number) { padding-left: .9rem; }
        td.number:last-child, th.number:last-child { padding-right: 0; }
        figure { background: var(--panel); padding: 1rem; border-radius: .5rem; }
        figcaption { margin-bottom: .6rem; font-size: .94rem; }
        .bar {
          display: grid; grid-template-columns: 13rem 1fr 4.5rem; gap: .2rem .8rem;
          align-items: center; margin: .35rem 0;
        }
        .bar svg { display: block; width: 100%; height: 1.5rem; }
        .bar .value { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .bar .label { line-height: 1.3; }
        svg .rest { fill: var(--rest); }
        svg rect[class^="part"] {
          stroke: var(--panel); stroke-width: 1.5; vector-effect: non-scaling-stroke;
        }
        svg .part0 { fill: var(--p0); } svg .part1 { fill: var(--p1); }
        svg .part2 { fill: var(--p2); } svg .part3 { fill: var(--p3); }
        svg .part4 { fill: var(--p4); } svg .part5 { fill: var(--p5); }
        svg .part6 { fill: var(--p6); } svg .part7 { fill: var(--p7); }
        svg line { stroke: var(--ink); stroke-width: 1.5; }
        .columns { display: flex; gap: .4rem; align-items: flex-end; }
        .column { flex: 1 1 0; min-width: 0; max-width: 5rem; text-align: center; }
        .column svg {
          display: block; width: 100%; height: 10rem; border-bottom: 1px solid var(--faint);
        }
        .column span { display: block; font-size: .82rem; font-variant-numeric: tabular-nums; }
        .column .label, .group { color: var(--faint); }
        .group { margin: .9rem 0 .3rem; font-size: .94rem; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fill, 3.75rem); gap: .25rem; }
        .tiles svg { display: block; width: 100%; }
        .tiles svg.marked { outline: 2px solid var(--ink); border-radius: .25rem; }
        .tiles text { text-anchor: middle; font-size: 13px; }
        .tiles text.code { font-size: 15px; font-weight: 600; }
        svg rect[class^="level"] {
          stroke: var(--panel); stroke-width: 1; vector-effect: non-scaling-stroke;
        }
        svg .level0 { fill: var(--l0); } svg .level1 { fill: var(--l1); }
        svg .level2 { fill: var(--l2); } svg .level3 { fill: var(--l3); }
        svg .level4 { fill: var(--l4); }
        svg .on0 { fill: var(--t0); } svg .on1 { fill: var(--t1); } svg .on2 { fill: var(--t2); }
        svg .on3 { fill: var(--t3); } svg .on4 { fill: var(--t4); }
        .radar > svg { display: block; width: 100%; max-width: 32rem; margin: 0 auto; }
        .radar .axis { text-anchor: middle; font-size: 16px; font-weight: 600; fill: var(--ink); }
        .radar table, .timeline table { margin-top: 1rem; }
        svg .ring { fill: none; stroke: var(--rule); }
        svg .outer { stroke: var(--faint); }
        svg line.spoke { stroke: var(--rule); stroke-width: 1; }
        svg line.open { stroke: var(--faint); stroke-dasharray: 4 5; }
        svg .outline { stroke-width: 2.5; fill: none; }
        svg .outline.present { stroke: var(--p0); } svg .outline.required { stroke: var(--p5); }
        svg polygon.present { fill: var(--p0); fill-opacity: .16; }
        svg line.gap { stroke: var(--p5); stroke-width: 6; stroke-opacity: .35; }
        svg .mark.present { fill: var(--p0); stroke: var(--panel); }
        svg .mark.unsure { fill: var(--panel); stroke: var(--p0); stroke-width: 2.5; }
        svg .mark.required { fill: var(--p5); stroke: var(--panel); }
        .span {
          display: grid; grid-template-columns: 15rem 1fr; gap: .2rem .8rem; align-items: center;
          margin: .35rem 0;
        }
        .span svg { display: block; width: 100%; overflow: visible; }
        .span .label { line-height: 1.3; }
        .span .faint { display: block; font-size: .88rem; }
        svg .stage.past { fill: var(--p4); } svg .stage.current { fill: var(--p0); }
        svg .stage.ahead {
          fill: var(--rest); stroke: var(--faint); stroke-dasharray: 4 3;
        }
        svg line.entered { stroke: var(--ink); stroke-width: 3; }
        svg line.today { stroke: var(--p5); stroke-width: 2; stroke-dasharray: 5 3; }
        svg line.tick { stroke: var(--faint); stroke-width: 1; }
        text.tick { font-size: 12px; fill: var(--faint); }
        svg circle.milestone { stroke: var(--ink); stroke-width: 2; fill: var(--page); }
        svg circle.reached { fill: var(--ink); }
        svg circle.late { stroke: var(--p5); stroke-width: 3; }
        text.milestone {
          font-size: 11px; font-weight: 700; text-anchor: middle; fill: var(--ink);
        }
        text.reached { fill: var(--page); }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; margin-top: .8rem; }
        .key { display: inline-flex; align-items: center; gap: .4rem; font-size: .88rem; }
        .key b { font-weight: 400; letter-spacing: -.1em; }
        .swatch { width: .85rem; height: .85rem; flex: none; }
        details { border: 1px solid var(--rule); border-radius: .4rem; padding: .4rem .8rem; }
        summary { cursor: pointer; font-weight: 600; }
        @media (max-width: 40rem) {
          h1 { font-size: 1.5rem; }
          .bar { grid-template-columns: 1fr auto; margin: .7rem 0; }
          .bar svg { grid-row: 2; grid-column: 1 / -1; }
          .span { grid-template-columns: 1fr; margin: .8rem 0; }
          .columns.many { gap: .2rem; }
          .columns.many span { writing-mode: vertical-rl; margin: .2rem auto; }
          thead {
            position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden;
          }
          table, tbody, tr, th, td { display: block; width: 100%; }
          tbody tr { border-bottom: 1px solid var(--rule); padding: .5rem 0; }
          tbody th, tbody td { border: 0; padding: .1rem 0; }
          td[data-title]:not([data-title=""])::before {
            content: attr(data-title) ": "; color: var(--faint);
          }
          td.number { text-align: left; white-space: normal; }
          .number + td { padding-left: 0; }
        }
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          h2, h3 { break-after: avoid; }
          figure, tr, li { break-inside: avoid; }
          a { color: inherit; }
        }
        """
}
