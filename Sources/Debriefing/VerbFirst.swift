extension String {
    /// Whether the sentence starts with a verb in the imperative: what somebody will do, not what would be nice to have.
    ///
    /// English only. A word that is no known verb passes if it takes an object as a verb does ("Frobnicate the cache").
    var startsWithVerb: Bool {
        let words = lowercased().split { !$0.isLetter && $0 != "-" && $0 != "’" && $0 != "'" }.prefix(2).map(
            String.init)
        guard words.count == 2, let first = words.first else { return false }
        if imperatives.contains(first) { return true }
        return !openers.contains(first) && objectMarks.contains(words[1]) && !looksLikeNoun(first)
    }
}

private func looksLikeNoun(_ word: String) -> Bool {
    ["ing", "ion", "ment", "ness", "ity", "ance", "ence", "s"].contains { word.hasSuffix($0) }
}

/// Words that follow a verb and hardly ever a noun at the start of a sentence.
private let objectMarks: Set<String> = ["the", "a", "an", "all", "every", "each", "our", "its", "their", "both"]

/// Words that start a sentence about how things are or ought to be.
private let openers: Set<String> = [
    "we", "i", "you", "they", "he", "she", "it", "somebody", "someone", "everybody", "everyone", "nobody", "there",
    "this",
    "that", "these", "those", "the", "a", "an", "all", "every", "each", "our", "its", "their", "both", "some", "any",
    "no",
    "not", "more", "less", "better", "maybe", "perhaps", "please", "should", "would", "could", "must", "can", "may",
    "might",
    "if", "when", "while", "because", "so", "and", "or", "but", "in", "on", "at", "to", "for", "of", "with", "from",
    "by",
    "as", "is", "are", "was", "were", "be", "what", "who", "why", "how", "where", "which", "next", "new", "also",
    "only",
    "during", "before", "after", "half", "such",
]

private let imperatives: Set<String> = [
    "access", "add", "address", "adjust", "adopt", "aggregate", "agree", "alert", "align", "allow", "allowlist",
    "announce", "answer", "append", "apply", "archive", "arrange", "ask", "assess", "assign", "attach", "audit",
    "automate", "avoid", "back", "backfill", "backport", "balance", "batch", "benchmark", "block", "book", "boost",
    "break", "brief", "bring", "build", "bump", "bypass", "cache", "calculate", "call", "cap", "capture", "centralise",
    "centralize", "change", "channel", "check", "choose", "claim", "clarify", "clean", "clear", "close", "coach",
    "collect", "combine", "commit", "communicate", "compare", "complete", "compress", "concentrate", "conduct",
    "configure", "confirm", "connect", "consider", "consolidate", "consult", "contact", "contain", "contribute",
    "control", "convert", "cool", "coordinate", "copy", "correct", "count", "cover", "crash", "create", "cross-check",
    "customise", "customize", "cut", "debug", "decide", "declare", "decommission", "decouple", "decrease", "decrypt",
    "default", "defer", "define", "delay", "delegate", "delete", "deliver", "demote", "deploy", "deprecate", "derive",
    "describe", "design", "detach", "detect", "deter", "determine", "develop", "diagnose", "differentiate", "direct",
    "disable", "discard", "discover", "discuss", "dispatch", "display", "distribute", "divide", "do", "document",
    "double", "downgrade", "drain", "draw", "drill", "drop", "duplicate", "educate", "eliminate", "embed", "emit",
    "empower", "enable", "encode", "encourage", "encrypt", "enforce", "ensure", "equip", "escalate", "establish",
    "estimate", "evaluate", "evict", "examine", "exchange", "exclude", "execute", "exercise", "expand", "experiment",
    "expire", "explain", "explore", "export", "expose", "extend", "extract", "factor", "fail", "favor", "favour",
    "feed", "fetch", "file", "filter", "find", "finish", "fix", "flag", "flush", "follow", "forbid", "force", "form",
    "format", "forward", "freeze", "fund", "gate", "gather", "generate", "get", "give", "govern", "grant", "graph",
    "group", "guarantee", "guard", "halve", "handle", "harden", "have", "help", "hide", "hire", "hold", "honour",
    "hook", "host", "identify", "ignore", "illustrate", "implement", "import", "improve", "include", "increase",
    "index", "inform", "inject", "insert", "insist", "inspect", "inspire", "install", "instrument", "integrate",
    "interview", "introduce", "invalidate", "inventory", "invest", "investigate", "invite", "involve", "isolate",
    "issue", "iterate", "jitter", "join", "justify", "keep", "kill", "know", "label", "launch", "lead", "learn",
    "leave", "lengthen", "let", "lift", "limit", "link", "lint", "list", "listen", "load", "lock", "log", "look",
    "lower", "maintain", "make", "manage", "manifest", "map", "mark", "match", "measure", "meet", "mention", "merge",
    "migrate", "minimise", "minimize", "mirror", "mock", "modify", "monitor", "move", "mute", "name", "narrow",
    "nominate", "normalise", "normalize", "note", "notify", "number", "observe", "offer", "open", "operate",
    "optimise", "optimize", "order", "organise", "organize", "outline", "overhaul", "override", "own", "pace", "page",
    "pair", "parallelise", "parallelize", "parse", "partition", "pass", "patch", "pause", "permit", "persist", "pick",
    "pilot", "pin", "place", "plan", "point", "poll", "position", "post", "practice", "practise", "preallocate",
    "prefer", "preload", "prepare", "present", "preserve", "prevent", "print", "prioritise", "prioritize", "probe",
    "process", "promote", "prompt", "propose", "protect", "prototype", "prove", "provide", "provision", "proxy",
    "prune", "publish", "pull", "purge", "push", "put", "quantify", "quarantine", "query", "question", "quote",
    "raise", "randomise", "randomize", "rank", "rate-limit", "reach", "react", "read", "rearrange", "reassign",
    "rebalance", "rebuild", "recheck", "reclaim", "recommend", "reconcile", "reconfigure", "reconnect", "reconsider",
    "record", "recover", "recreate", "recycle", "redact", "redesign", "redirect", "redo", "reduce", "refactor",
    "reference", "refine", "reformat", "refresh", "refuse", "regenerate", "register", "rehearse", "reinforce",
    "reinstall", "reinstate", "reject", "relax", "release", "reload", "relocate", "rely", "remind", "remove", "rename",
    "render", "renew", "rent", "reopen", "reorder", "reorganise", "reorganize", "repair", "repeat", "replace",
    "replay", "replicate", "report", "reproduce", "repurpose", "request", "require", "reroute", "rescue", "reserve",
    "reset", "resize", "resolve", "respond", "restart", "restore", "restrict", "retain", "rethink", "retire", "retry",
    "return", "reuse", "revert", "review", "revise", "revoke", "reward", "rewire", "rework", "rewrite", "roll",
    "rotate", "round", "route", "run", "sample", "save", "scale", "scan", "schedule", "script", "secure", "see",
    "seed", "segment", "select", "send", "separate", "sequence", "serve", "set", "settle", "shard", "share", "shift",
    "ship", "shorten", "show", "shrink", "shut", "sign", "signal", "silence", "simplify", "simulate", "size", "sketch",
    "skip", "slow", "snapshot", "solve", "sort", "specify", "speed", "spell", "split", "spread", "squash", "stabilise",
    "stabilize", "stage", "stagger", "stand", "standardise", "standardize", "start", "steer", "step", "stop", "store",
    "stream", "strengthen", "stress", "strip", "structure", "study", "submit", "subscribe", "substitute", "summarise",
    "summarize", "supply", "support", "suppress", "surface", "survey", "swap", "sweep", "switch", "sync",
    "synchronise", "synchronize", "tag", "tailor", "take", "talk", "teach", "tell", "test", "think", "throttle",
    "tidy", "tie", "tighten", "time", "tolerate", "trace", "track", "train", "transfer", "transform", "translate",
    "transmit", "treat", "trial", "trigger", "trim", "truncate", "try", "tune", "turn", "unblock", "uncouple",
    "understand", "undo", "unify", "uninstall", "unlock", "unpin", "unregister", "untangle", "update", "upgrade",
    "upload", "use", "validate", "vary", "verify", "version", "vet", "view", "visit", "wait", "walk", "warm", "warn",
    "watch", "weigh", "whitelist", "widen", "wire", "withdraw", "work", "wrap", "write", "zero",
]
