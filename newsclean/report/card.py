"""An article as a card in a notebook: plain HTML without script or style sheet, which every notebook lets through."""

from __future__ import annotations

from html import escape

from newsclean.article import Article, Piece, Removal
from newsclean.folding import visible
from newsclean.page import Role
from newsclean.roles import looks
from newsclean.shapes import word_counts

_PARAGRAPHS = 2
"""Paragraphs of the body that are shown at once; the others can be opened."""
_ROWS = 200
"""Lines of the ledger that are shown at most."""
_SNIPPET = 160
"""Code points of a ledger's text."""
_GROUND = "var(--jp-layout-color1, var(--vscode-editor-background, #ffffff))"
_INK = "var(--jp-ui-font-color1, var(--vscode-editor-foreground, #1b1d21))"
_LINE = "var(--jp-border-color2, var(--vscode-panel-border, #c9c9c4))"
_CARD = (
    f"max-width:46em;padding:14px 18px;border:1px solid {_LINE};border-radius:10px;background:{_GROUND};color:{_INK};"
    "font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere"
)
_SERIF = "font-family:Charter,Cambria,Georgia,serif"


def card(article: Article) -> str:
    """The card: title, fields, what the page is made of, the body's beginning, and the ledger to be opened."""
    parts = [part(article) for part in (_head, _strip, _body, _captions, _ledger)]
    return f'<div style="{_CARD}">{"".join(parts)}</div>'


def _text(text: str) -> str:
    return escape(visible(text))


def _head(article: Article) -> str:
    title = _text(article.title or "No title found")
    parts = [f'<div dir="auto" style="{_SERIF};font-size:1.35em;font-weight:700;line-height:1.25">{title}</div>']
    if article.standfirst:
        style = f"{_SERIF};font-style:italic;margin-top:4px"
        parts.append(f'<div dir="auto" style="{style}">{_text(article.standfirst)}</div>')
    date = f"{article.date:%Y-%m-%d}" if article.date else ""
    if article.date_alternative:
        date += f" or {article.date_alternative:%Y-%m-%d}"
    facts = [
        date,
        ", ".join(article.authors),
        article.language or "",
        f"{sum(word_counts(article.paragraphs)):,} words",
    ]
    sure = f"<b>{escape(article.verdict)}</b> {article.confidence:.2f}"
    shown = [sure, *(f"<bdi>{_text(fact)}</bdi>" for fact in facts if fact)]
    return "".join([*parts, f'<div style="margin:6px 0 10px">{" · ".join(shown)}</div>'])


def _strip(article: Article) -> str:
    """The page's roles, each as wide as its share of the page, and their names below."""
    pieces: list[Piece | Removal] = [*article.kept, *article.removed]
    sizes: dict[Role, int] = {}
    for piece in pieces:
        sizes[piece.role] = sizes.get(piece.role, 0) + len(piece.text)
    bars, names = [], []
    for role, look in looks().items():
        if role in sizes:
            bars.append(f'<div style="flex:{sizes[role]} 0 2px;background:{look.light}"></div>')
            count = sum(piece.role is role for piece in pieces)
            names.append(f'<span style="{_chip(role)}">{role.value} {count}</span>')
    strip = f'<div style="display:flex;gap:1px;height:10px;border-radius:4px;overflow:hidden">{"".join(bars)}</div>'
    return f'{strip}<div style="margin:6px 0 2px;line-height:1.9">{" ".join(names)}</div>' if bars else ""


def _chip(role: Role) -> str:
    """White on the role's colour can be read on any ground."""
    return (
        f"padding:1px 7px;border-radius:5px;background:{looks()[role].light};color:#ffffff;"
        "font-size:.8em;font-weight:600;white-space:nowrap"
    )


def _body(article: Article) -> str:
    pieces = [piece for piece in article.kept if piece.role in (Role.BODY, Role.HEADING)]
    shown = [_paragraph(piece) for piece in pieces]
    if not shown:
        return '<p style="margin:.7em 0 0">No article found: the body is empty.</p>'
    rest = shown[_PARAGRAPHS:]
    folded = _details(f"{len(rest):,} more paragraph{'s' * (len(rest) != 1)}", "".join(rest)) if rest else ""
    return "".join(shown[:_PARAGRAPHS]) + folded


def _paragraph(piece: Piece) -> str:
    weight = "font-weight:700;" if piece.role is Role.HEADING else ""
    space = "pre-wrap" if piece.form == "code" else "pre-line"
    return f'<p dir="auto" style="margin:.7em 0 0;{weight}{_SERIF};white-space:{space}">{_text(piece.text)}</p>'


def _captions(article: Article) -> str:
    items = []
    for caption in article.captions:
        credit = f" ({_text(caption.credit)})" if caption.credit else ""
        items.append(f'<li dir="auto">{_text(caption.text)}{credit}</li>')
    name = f"{len(items)} caption{'s' * (len(items) != 1)}"
    return _details(name, f'<ul style="margin:4px 0 0;padding-left:1.4em">{"".join(items)}</ul>') if items else ""


def _ledger(article: Article) -> str:
    rows = []
    cell = "padding:3px 10px 3px 0;text-align:left;vertical-align:top;background:transparent;color:inherit"
    for item in article.removed[:_ROWS]:
        text = item.text if len(item.text) <= _SNIPPET else item.text[: _SNIPPET - 1] + "…"
        name = f'<span style="{_chip(item.role)}">{item.role.value}</span>'
        cells = (name, f"<bdi>{_text(text)}</bdi>", f"<bdi>{_text('; '.join(item.reasons))}</bdi>")
        rows.append("<tr>" + "".join(f'<td style="{cell}">{inside}</td>' for inside in cells) + "</tr>")
    left = len(article.removed) - _ROWS
    rest = f"<p>and {left:,} more</p>" if left > 0 else ""
    style = "border-collapse:collapse;margin-top:4px;font-size:.92em"
    table = f'<table style="{style}"><tbody>{"".join(rows)}</tbody></table>'
    return _details(f"{len(article.removed):,} pieces taken out, and why", table + rest) if rows else ""


def _details(summary: str, content: str) -> str:
    return f'<details style="margin-top:.8em"><summary style="cursor:pointer">{summary}</summary>{content}</details>'
