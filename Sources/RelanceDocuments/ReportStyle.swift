/// How the report looks: light and dark, on a narrow screen, on paper.
enum ReportStyle {
    /// The style sheet; `foot` stands at the foot of printed pages.
    static func sheet(foot: String) -> String {
        """
        :root { --paper: #faf9f6; --card: #ffffff; --ink: #17202a; --soft: #56616c; --faint: #646e77; --hair: #e3e1db; --grid: #ebe9e3; --accent: #0b5a68; --accent-soft: #c9dfe2; --mute: #9dbcc1; --good: #17734a; --bad: #b3361f; --wash: #0b5a6812; --b0: #cfdcdd; --b1: #f0cf8e; --b2: #e9a35a; --b3: #d56b41; --b4: #a02f2b }
        @media (prefers-color-scheme: dark) {
        :root { --paper: #12171c; --card: #181f25; --ink: #e9ecee; --soft: #a3adb6; --faint: #919ca6; --hair: #2a333b; --grid: #242c33; --accent: #5fb8c5; --accent-soft: #25434a; --mute: #3d6a73; --good: #6cc79a; --bad: #f08a70; --wash: #5fb8c518; --b0: #3a4a52; --b1: #e2c07a; --b2: #dd9550; --b3: #d2683f; --b4: #c0443f }
        }
        \(page)
        \(parts)
        \(charts)
        \(narrow)
        @media print {
        @page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Inter, sans-serif; color: #646e77 } @bottom-left { content: "\(quoted(foot))"; font: 8pt Inter, sans-serif; color: #646e77 } }
        :root { --paper: #ffffff; --card: #ffffff; --ink: #17202a; --soft: #56616c; --faint: #646e77; --hair: #e3e1db; --grid: #ebe9e3; --accent: #0b5a68; --accent-soft: #c9dfe2; --mute: #9dbcc1; --good: #17734a; --bad: #b3361f; --wash: #0b5a6812; --b0: #cfdcdd; --b1: #f0cf8e; --b2: #e9a35a; --b3: #d56b41; --b4: #a02f2b }
        \(print)
        }
        """
    }

    /// A text in a quoted string of a style sheet: what is no letter or digit by its number.
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || "0"..."9" ~= scalar
                ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
        }.joined()
    }

    private static let page = """
        * { box-sizing: border-box }
        html { background: var(--paper); color: var(--ink); font: 15px/1.5 Inter, "Source Sans 3", system-ui, "Segoe UI", "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100% }
        body { margin: 0 }
        main { max-width: 1120px; margin: 0 auto; padding: 56px 40px 40px }
        h1, .lede > p, .big strong, .acts li::before { font-family: "Source Serif 4", Charter, "Linux Libertine O", Georgia, serif }
        h1 { font-size: 2.75rem; line-height: 1.08; letter-spacing: -.012em; font-weight: 600; margin: .1em 0 .22em }
        h2 { font-size: 1.06rem; font-weight: 650; letter-spacing: -.005em; margin: 0 0 14px; line-height: 1.35 }
        h2 small { display: block; font-weight: 400; font-size: .86rem; color: var(--soft); letter-spacing: 0 }
        h3 { margin: 0 }
        .skip { position: absolute; left: -999px } .skip:focus { left: 16px; top: 12px; background: var(--card); padding: 8px 12px }
        .top { display: flex; justify-content: space-between; align-items: flex-end; gap: 32px; padding-bottom: 22px; border-bottom: 2px solid var(--ink) }
        .top > div { flex: 0 0 62% }
        .kicker { margin: 0; color: var(--accent); font-weight: 650; letter-spacing: .01em }
        .meta { margin: 0; color: var(--soft) }
        .people { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 6px 28px; margin: 0; text-align: right; white-space: nowrap } .people dt { font-size: .8rem; color: var(--faint) } .people dd { margin: 0; font-weight: 550 }
        section { margin-bottom: 46px } section p { max-width: 78ch }
        .lede > p { font-size: 1.42rem; line-height: 1.46; margin: 26px 0 30px; max-width: 58em; text-wrap: pretty } .lede b { font-weight: 650 }
        .two { display: grid; grid-template-columns: 1fr 1fr; gap: 52px } .wide-left { grid-template-columns: 1.78fr 1fr; gap: 44px } .two > * { min-width: 0 }
        .side { align-self: end; padding-bottom: 8px }
        .scroll { overflow-x: auto }
        """

    private static let parts = """
        .tiles { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(6, 1fr); border-block: 1px solid var(--hair) } .t1 { grid-template-columns: 1fr } .t2 { grid-template-columns: repeat(2, 1fr) } .t3 { grid-template-columns: repeat(3, 1fr) } .t4 { grid-template-columns: repeat(4, 1fr) } .t5 { grid-template-columns: repeat(5, 1fr) }
        .tile { padding: 16px 14px 14px 16px; border-left: 1px solid var(--hair); min-width: 0; display: flex; flex-direction: column } .tile:first-child { border-left: 0; padding-left: 0 }
        .tile h3 { font-size: .84rem; font-weight: 500; color: var(--soft) } .tile .spark { margin-top: auto }
        .big { margin: 2px 0 0; display: flex; align-items: baseline; gap: 6px; white-space: nowrap } .big strong { font-size: 2.1rem; line-height: 1.15; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: lining-nums tabular-nums } .big span { color: var(--soft); font-size: .88rem }
        .delta { margin: 0 0 8px; font-size: .8rem; color: var(--soft); line-height: 1.4 } .delta b { font-weight: 650; display: block } .even { color: var(--soft) }
        .good { color: var(--good) } .bad { color: var(--bad) }
        table { border-collapse: collapse; width: 100%; font-size: .92rem } caption { text-align: left; color: var(--soft); font-size: .86rem; padding-bottom: 6px }
        th { font-weight: 500; text-align: left } thead th { color: var(--faint); font-size: .8rem; font-weight: 500; padding: 0 0 6px; vertical-align: bottom } tbody tr { border-top: 1px solid var(--hair); break-inside: avoid } td, tbody th, tfoot th { padding: 7px 0 } .n { text-align: right; white-space: nowrap } td + td, th + td, th + th, td + th { padding-left: 14px }
        b, tfoot * { font-weight: 650 } tfoot { border-top: 1.5px solid var(--ink) }
        .rich th[scope=row] { font-weight: 600 } .rich small { display: block; font-weight: 400; color: var(--faint); font-size: .8rem; line-height: 1.3 } .rich td, .rich tbody th { padding-block: 8px } .rich .m { width: 150px; padding-left: 26px } .rich .m + td, .rich .m + th { padding-left: 22px; color: var(--soft) } .mini { width: 124px; height: 10px; display: block }
        .score { display: inline-block; min-width: 34px; text-align: center; border-radius: 4px; padding: 1px 6px; font-weight: 650; font-size: .86rem } .s3 { background: var(--b4); color: #fff } .s2 { background: var(--b1); color: #3d2a06 } .s1 { background: var(--b0); color: var(--ink) }
        .legend { margin: 10px 0 0; display: flex; gap: 20px; font-size: .82rem; color: var(--soft); flex-wrap: wrap } .sw { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 8px; vertical-align: baseline }
        .acts { list-style: none; counter-reset: a; margin: 0; padding: 0 } .acts li { counter-increment: a; display: grid; grid-template-columns: 44px 1fr 210px 110px; gap: 8px 24px; align-items: start; padding: 15px 0; border-top: 1px solid var(--hair); break-inside: avoid } .acts li::before { content: counter(a); font-weight: 600; font-size: 1.7rem; line-height: 1; color: var(--accent) }
        .acts h3 { font-size: 1rem; font-weight: 650 } .acts p { margin: 2px 0 0; color: var(--soft); max-width: 62ch } .who { font-size: .92rem } .who span, .gain span { display: block; color: var(--soft); font-size: .86rem } .gain { text-align: right } .gain b { display: block; font-size: 1.05rem }
        details { border-top: 1px solid var(--hair); padding: 14px 0 } summary { cursor: pointer; color: var(--accent); font-weight: 550; margin-bottom: 14px } summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px } details table { font-size: .82rem } .how { color: var(--soft); font-size: .88rem; max-width: 90ch } dl.how { display: grid; grid-template-columns: 13em 1fr; gap: 5px 16px; margin: 22px 0 } .how dt { color: var(--ink); font-weight: 550 } .how dd { margin: 0 }
        footer { display: flex; justify-content: space-between; gap: 16px; color: var(--faint); font-size: .82rem; border-top: 1px solid var(--hair); padding-top: 14px }
        """

    private static let charts = """
        .spark { width: 100%; height: 30px; display: block; overflow: visible } .spark path { stroke: var(--faint) } .spark circle { fill: var(--accent) }
        .chart { width: 100%; height: auto; display: block; overflow: visible; font: 12px Inter, "Source Sans 3", system-ui, sans-serif; font-variant-numeric: tabular-nums }
        .chart text { fill: var(--ink) } .chart .ax, .chart .sub { fill: var(--faint) } .chart .strong { fill: var(--ink); font-weight: 650 } .chart .cum { fill: var(--soft) } .chart .cum.strong { fill: var(--accent); font-weight: 700 }
        .grid { stroke: var(--grid) } .target { stroke: var(--good); stroke-width: 1.3 } .line { stroke: var(--accent); stroke-linejoin: round; stroke-linecap: round } .line2 { stroke: var(--faint) } .gap { fill: var(--wash) } .pt { fill: var(--paper); stroke: var(--accent); stroke-width: 1.8 } .pt.now { fill: var(--accent) }
        .chart .l1 { fill: var(--accent) } .chart .l2 { fill: var(--soft) } .chart .l3 { fill: var(--good) }
        .bar { fill: var(--mute) } .bar.none { fill: var(--faint); opacity: .5 } .bar.key, .c0 { fill: var(--accent) } .track { fill: var(--grid) } .c1 { fill: var(--accent-soft) } .c2 { fill: var(--faint) } .c3 { fill: var(--b2) } .c4 { fill: var(--b4) }
        .b0 { fill: var(--b0) } .b1 { fill: var(--b1) } .b2 { fill: var(--b2) } .b3 { fill: var(--b3) } .b4 { fill: var(--b4) } i.b0 { background: var(--b0) } i.b1 { background: var(--b1) } i.b2 { background: var(--b2) } i.b3 { background: var(--b3) } i.b4 { background: var(--b4) }
        .col { opacity: .78 } .col.now, .col:hover { opacity: 1 }
        """

    private static let narrow = """
        @media screen and (max-width: 900px) { main { padding: 28px 18px } h1 { font-size: 2rem } .top { flex-direction: column; align-items: flex-start; gap: 16px } .top > div { flex: none } .people { text-align: left; justify-content: flex-start; gap: 10px 24px } .lede > p { font-size: 1.15rem; margin: 20px 0 } .tiles { grid-template-columns: repeat(2, 1fr) } .tile { padding-left: 14px } .tile:nth-child(odd) { border-left: 0; padding-left: 0 } .tile:nth-child(n+3) { border-top: 1px solid var(--hair) } .two, .wide-left { grid-template-columns: 1fr; gap: 40px } .acts li { grid-template-columns: 32px 1fr } .who, .gain { grid-column: 2; text-align: left } dl.how { grid-template-columns: 1fr; gap: 2px } .how dd { margin-bottom: 8px } }
        @media screen and (max-width: 520px) { .chart .ax, .chart .sub { font-size: 15px } .chart .val, .chart .cat, .chart .cum, .chart .lab { font-size: 14.5px } .chart .alt { display: none } .rich th[scope=row] { min-width: 170px } footer { flex-direction: column; gap: 2px } }
        """

    private static let print = """
        html { font-size: 11px; background: #fff; -webkit-print-color-adjust: exact; print-color-adjust: exact } main { padding: 0; max-width: none } section { margin-bottom: 22px; break-inside: avoid } section:has(.rich) { break-inside: auto } thead { break-after: avoid } h1 { font-size: 2.5rem } h2 { break-after: avoid } .two { gap: 30px } .wide-left { grid-template-columns: 1.6fr 1fr } .lede > p { font-size: 1.3rem; margin: 16px 0 18px } .skip, summary, footer { display: none } .scroll { overflow: visible } .acts li { grid-template-columns: 30px 1fr 150px 84px; padding: 8px 0 } td, tbody th, tfoot th, .rich td, .rich tbody th { padding-block: 4px } td + td, th + td, th + th, td + th { padding-left: 9px } .rich .m { width: 120px; padding-left: 14px } .mini { width: 100px } .rich .m + td, .rich .m + th { padding-left: 14px } .col { opacity: 1 }
        details { break-before: auto; padding-top: 10px } details::details-content { content-visibility: visible; display: block } dl.how { grid-template-columns: 14em 1fr; max-width: none; margin: 12px 0 } details table { font-size: .8rem }
        """
}
