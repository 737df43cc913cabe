/// What nobody should be able to do to a reader, as text that stands in every field of a debrief.
enum HostileText {
    static let all = [
        "<script>alert(1)</script>",
        "\u{600}<script>alert(1)</script>",
        "\"\u{301} onmouseover=\"alert(1)",
        "' autofocus onfocus='x",
        "&lt;b&gt; & <!-- --> ]]> </style></pre></svg>",
        "{{title}}{{{picture}}}",
        "[x](javascript:alert(1)) ![y](http://evil.example/i.png)",
        "line\n\n# heading\n\n<b>bold</b>\n- list\n```\nfence",
        "a\u{0}b\u{1B}[31mred\u{7}",
        "\u{202E}gpj.exe",
        "שלום <b> עולם",
        "👩‍👩‍👧‍👦 🏳️‍🌈 e\u{301}",
        "| a | b |\n|---|---|",
        "http://evil.example www.evil.example bob@evil.example @bob",
    ]
}
