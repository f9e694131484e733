"""An explanation → JSON, or lines for a terminal, right to left where the terminal can, in colour if wanted."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from kg.explain.model import REASONS, Explanation, Fact, Paragraph, paragraphs
from kg.explain.visible import visible
from kg.model import Uncoded

# Select Graphic Rendition, by what is marked; the kinds of a stretch add up.
_STYLES = {"Actor": "36", "Location": "32", "Operation": "1;35", "Statement": "4", "uncoded": "7;33", "Relation": "34"}
_DIM = "2"
# Select Character Path: right to left, and the terminal's own. Terminals without it skip the sequence.
# Source: ECMA-48, 8.3.111; BiDi in Terminal Emulators (freedesktop.org, Terminal WG).
_RIGHT_TO_LEFT, _OWN_DIRECTION = "\x1b[2 k", "\x1b[0 k"
_ISOLATE, _END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_RIGHT_MARK = "\N{RIGHT-TO-LEFT MARK}"


def as_text(explanation: Explanation, *, colour: bool) -> str:
    """Return the article line by line, each with its facts and what was not coded behind it.

    Args:
        colour: whether escape sequences for colour and direction are put in; what comes from the article never brings its own.
    """
    lines = [_styled(visible(explanation.article), "1", colour=colour)]
    for paragraph in paragraphs(explanation):
        lines += ["", _right_to_left(_marked(paragraph, colour=colour), colour=colour)]
        lines += [_fact_line(fact, colour=colour) for fact in paragraph.facts]
        lines += [_uncoded_line(record, colour=colour) for record in paragraph.uncoded]
    lines += ["", *_legend(explanation, colour=colour)]
    return "\n".join(lines) + "\n"


def as_json_text(explanation: Explanation) -> str:
    """Return the explanation as JSON."""
    return json.dumps(asdict(explanation), ensure_ascii=False, indent=2) + "\n"


def _marked(paragraph: Paragraph, *, colour: bool) -> str:
    return "".join(
        _styled(visible(piece.text), ";".join(_STYLES[kind] for kind in piece.kinds), colour=colour) for piece in paragraph.pieces
    )


def _fact_line(fact: Fact, *, colour: bool) -> str:
    kind = _styled(f"{fact.kind:9}", _STYLES[fact.kind], colour=colour)
    made = _styled(f"[{fact.rule} {fact.confidence:.2f}]", _DIM, colour=colour)
    return f"  {kind} {' · '.join(_isolated(part) for part in fact.says if part)} {made}"


def _uncoded_line(record: Uncoded, *, colour: bool) -> str:
    kind = _styled("not coded", _STYLES["uncoded"], colour=colour)
    reason = f"no {record.kind} from {_isolated(record.trigger)}: {REASONS.get(record.reason, record.reason)}"
    return f"  {kind} {reason} {_styled(f'[{record.reason}]', _DIM, colour=colour)}"


def _legend(explanation: Explanation, *, colour: bool) -> Iterator[str]:
    kinds = ("Actor", "Location", "Operation", "Statement", "Relation")
    counts = [f"{_styled(kind, _STYLES[kind], colour=colour)} {sum(f.kind == kind for f in explanation.facts)}" for kind in kinds]
    yield "  ".join([*counts, f"{_styled('not coded', _STYLES['uncoded'], colour=colour)} {len(explanation.uncoded)}"])


def _styled(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style else text


def _right_to_left(text: str, *, colour: bool) -> str:
    return f"{_RIGHT_TO_LEFT}{_RIGHT_MARK}{text}{_OWN_DIRECTION}" if colour else text


def _isolated(text: str) -> str:
    """Return text that does not turn what stands beside it."""
    return f"{_ISOLATE}{visible(text)}{_END_ISOLATE}"
