/// How the page looks. The policy of the page names the hash of this text, so that no other style can take hold.
enum HTMLStyle {
    static let hash = "sha256-lnmaAq5BRZrMnNs8evcGdAK9Et0rsqG8Gqnxdri8P20="

    static let text = """
        :root { color-scheme: light dark; --rest: #7d9cc0; --warning: #d98a00; --error: #c4262e; --line: #8885;
          --warning-text: #8f5600; --error-text: #b01c26; --faint: #5c6470; font: 0.9rem/1.5 system-ui, sans-serif; }
        @media (prefers-color-scheme: dark) {
          :root { --rest: #5d7fa8; --warning: #e0a030; --error: #f0616a; --warning-text: #f0b45a; --error-text: #ff8b92;
            --faint: #a4acb8; } }
        body { margin: 1.5rem auto; max-width: 96rem; padding: 0 1rem; }
        h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.1rem; margin-top: 2rem; }
        p { max-width: 60rem; overflow-wrap: anywhere; }
        figure { margin: 1rem 0; }
        figcaption { color: var(--faint); }
        svg { display: block; width: 100%; height: auto; }
        svg.narrow { display: none; }
        svg text { fill: currentColor; font-size: 12px; }
        svg .most, svg text:not(.name) { fill: var(--faint); }
        svg .tick, svg .base { stroke: var(--line); fill: none; }
        svg .rest { fill: var(--rest); } svg .warning { fill: var(--warning); } svg .error { fill: var(--error); }
        svg .over { fill: transparent; } svg .over:hover { fill: #8883; }
        .series { margin: 0.8rem 0 0; }
        .series bdi { color: CanvasText; font-family: ui-monospace, monospace; overflow-wrap: anywhere; margin-inline-end: 0.5rem; }
        .series svg { height: 3.5rem; border-bottom: 1px solid var(--line); }
        .series path { vector-effect: non-scaling-stroke; fill: none; }
        .series .measured { stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
        .key { display: inline-block; width: 0.8em; height: 0.8em; }
        .key.rest { background: var(--rest); } .key.warning { background: var(--warning); }
        .key.error { background: var(--error); }
        details { border-top: 1px solid var(--line); padding: 0.3rem 0; }
        summary { cursor: pointer; } summary time { font-weight: 600; margin-inline-end: 0.5rem; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: start; position: sticky; top: 0; background: Canvas; }
        td, th { padding: 0.15rem 0.8rem 0.15rem 0; vertical-align: top; }
        td { border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
        td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
        td:nth-child(2) { min-width: 7rem; max-width: 18rem; color: var(--faint); }
        td:last-child { font-family: ui-monospace, monospace; width: 62%; }
        .warning td:nth-child(3) { color: var(--warning-text); }
        .error td:nth-child(3), .critical td:nth-child(3), .fatal td:nth-child(3) {
          color: var(--error-text); font-weight: 600; }
        @media (max-width: 48rem) {
          svg.wide { display: none; } svg.narrow { display: block; }
          table, tbody, tr, td { display: block; } thead { display: none; }
          tr { border-top: 1px solid var(--line); padding: 0.4rem 0; }
          td, td:nth-child(2) { border: 0; padding: 0; display: inline-block; min-width: 0; max-width: 100%; white-space: normal; }
          td:first-child, td:nth-child(2), td:nth-child(3) { margin-inline-end: 0.6rem; }
          td:last-child { display: block; width: auto; white-space: pre-wrap; } }
        table.values { display: table; width: auto; } .values thead { display: table-header-group; }
        .values tbody { display: table-row-group; } .values tr { display: table-row; }
        .values :is(td, th) { display: table-cell; position: static; width: auto; max-width: none; padding: 0.15rem 1rem 0.15rem 0;
          color: inherit; font-family: inherit; text-align: end; font-variant-numeric: tabular-nums; }
        .values :is(td, th):first-child { text-align: start; }
        @media print {
          body { margin: 0; max-width: none; font-size: 9pt; } th { position: static; } tr { break-inside: avoid; }
          details::details-content { content-visibility: visible; block-size: auto; } }
        """
}
