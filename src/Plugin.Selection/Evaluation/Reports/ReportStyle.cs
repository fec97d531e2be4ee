namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>How the page looks: one column, the system's own fonts, light or dark as the reader's system is.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light dark; --ink: #1d2330; --quiet: #5d6675; --paper: #fff; --line: #dfe3ea; --first: #0b63ce; --other: #9aa5b5; --warm: #d9730d; --soft: #eef2f8; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --quiet: #a3adbd; --paper: #14171d; --line: #2c323d; --first: #6db1ff; --other: #6a7588; --warm: #f0a35a; --soft: #1e232c; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.2rem; margin: 2.6rem 0 .4rem; }
        h3 { font-size: .95rem; font-weight: 600; margin: 1.4rem 0 .4rem; }
        p { margin: .4rem 0 .8rem; }
        .lead { font-size: 1.2rem; line-height: 1.45; }
        .quiet, small { color: var(--quiet); }
        aside { background: var(--soft); border-left: 3px solid var(--warm); padding: .6rem 1rem; margin: 1.2rem 0; }
        aside ul { margin: .2rem 0 0; padding-left: 1.2rem; }
        svg { display: block; width: 100%; height: auto; font-size: 12px; }
        table { border-collapse: collapse; }
        .bars { width: 100%; }
        .bars th { text-align: left; font-weight: 400; padding: .15rem .8rem .15rem 0; width: 34%; overflow-wrap: anywhere; }
        .bars td:last-child { white-space: nowrap; padding-left: .8rem; width: 1%; font-variant-numeric: tabular-nums; }
        .main th, .main td { font-weight: 600; }
        .wide { overflow-x: auto; }
        .figures { font-size: .82rem; font-variant-numeric: tabular-nums; }
        .figures th, .figures td { border-bottom: 1px solid var(--line); padding: .35rem .55rem; text-align: right; vertical-align: top; }
        .figures th:first-child { text-align: left; min-width: 8rem; position: sticky; left: 0; background: var(--paper); }
        .figures thead th { font-weight: 600; vertical-align: bottom; }
        .figures small { display: block; font-weight: 400; white-space: nowrap; }
        .track { fill: var(--soft); } .bar { fill: var(--other); } .bar.first { fill: var(--first); }
        .range { stroke: var(--ink); stroke-width: 1.5; } .chance { stroke: var(--warm); stroke-width: 2; }
        .grid { stroke: var(--line); } .tick { fill: var(--quiet); } .axis, .legend { fill: var(--ink); }
        .line { fill: none; stroke-width: 2; } .line.first { stroke: var(--first); stroke-width: 3; }
        .line.other0 { stroke: var(--warm); } .line.other1 { stroke: var(--other); } .line.other2 { stroke: var(--quiet); stroke-dasharray: 2 4; }
        .line.diagonal { stroke: var(--quiet); stroke-dasharray: 6 4; } .dot { fill: var(--first); fill-opacity: .75; }
        .hidden { fill: var(--first); fill-opacity: .65; } .others { fill: var(--other); fill-opacity: .6; }
        .key { stroke-width: 10; } .key.hidden { stroke: var(--first); } .key.others { stroke: var(--other); }
        @media print { main { max-width: none; } section { break-inside: avoid; } }

        """;
}
