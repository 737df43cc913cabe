"""A Markdown table: words to the left, figures to the right."""


def table(title, columns, rows, note=None):
    words = [[str(cell) for cell in row] for row in rows]
    marks = ["---" if index == 0 else "--:" for index in range(len(columns))]
    lines = [f"### {title}", "", line(columns), line(marks), *map(line, words)]
    return "\n".join(lines + (["", note] if note else []))


def line(cells):
    return f"| {' | '.join(cells)} |"


def times(value, reference):
    """How many times the reference, as words."""
    return f"{value / reference:.2f} ×" if reference else "–"
