"""What of a text is the article: headline, paragraphs and captions are told from navigation, credits and repetitions.

    text ─► stretches, one a line ─► each alone (boilerplate) ─► each by its place among the others ─► passages and dropped

Nothing is cut out of the text. When in doubt a line is read: the rules drop short lines, lines that say of themselves what they
are, and repetitions. The passes below run in order; each sees what those before it have found.

    trailer     tags and links behind the last full stop
    top         navigation above the article: short words in a row, names of sections
    headline    the first short line above the first paragraph, or a short line that is repeated; its repetitions
    below       bylines and datelines between headline and first paragraph
    site        the outlet's name above its address
    lists       what follows a heading such as "read also": to the end of the text, or to the next paragraph
    repetition  a paragraph that was there before
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.corpus.boilerplate import Finding, address, date_line, match_line, search_line, without_arabic
from kg.corpus.stretches import Stretch, cut, key, split
from kg.model import Dropped, Passage

_HEADLINE_WORDS = range(3, 26)
_MENU_LINES, _MENU_WORDS = 4, 3
_SITE_WORDS = 4
_SITE_NAME = re.compile(r"\s*[^\W\d_]+(?:[ .][^\W\d_]+){0,3}\s*")
_REPEATED_WORDS = 8  # a shorter line may stand twice for good reason

# Share of an article's prose that must stand above a heading such as "most read" for all that follows to be dropped.
_NEAR_END = 0.75

_NAME_SEPARATOR = re.compile(r"\s*\|\s*|\s+[-\N{EN DASH}\N{EM DASH}]\s+")
_SOCIAL = re.compile(r"(?:^|[/.])(?:facebook|twitter|x|t|instagram|youtube|youtu|tiktok|telegram)\.(?:com|me|be|co)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what is read in it and what is not, in text order, and what it says of itself (empty when unknown).

    Attributes:
        passages, dropped: do not overlap; with white space they are the whole text.
        title: the headline.
        publisher: the outlet, from a line with its name.
        issued: from a date line above the first paragraph, ISO 8601.
        source: the address, if one and only one stands alone on a line.
    """

    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    title: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""


def mark(text: str, *, title: str = "") -> Marked:
    """Return what of `text` is read and what is not, and why.

    Args:
        title: the headline, if it is known from elsewhere.

    >>> text = "بدء المعركة في المدينة\\nقال الجيش في بيان إن المعركة بدأت فجرا في المدينة.\\nاقرأ أيضا\\nخبر آخر"
    >>> marked = mark(text)
    >>> [(text[passage.begin : passage.end], passage.kind) for passage in marked.passages][0]
    ('بدء المعركة في المدينة', 'headline')
    >>> [dropped.reason for dropped in marked.dropped]
    ['related', 'related']
    """
    lines = tuple(part for stretch in split(text) for part in _alone(stretch))
    lines = _headline(_top(_trailer(lines)), title)
    for find in (_below, _site, _lists, _repetition):
        lines = find(lines)
    return Marked(
        passages=tuple(Passage(line.begin, line.end, line.kind) for line in lines if line.is_read),
        dropped=tuple(Dropped(line.begin, line.end, line.reason) for line in lines if not line.is_read),
        title=" ".join(next((line.text for line in lines if line.is_read and line.kind == "headline"), "").split()),
        publisher=next(filter(None, _publishers(lines)), ""),
        issued=_issued(lines),
        source=_source(lines),
    )


def _alone(stretch: Stretch) -> tuple[Stretch, ...]:
    """Return the stretch as the rules that need no other line see it, in parts if it carries a credit."""
    if date_line(stretch.text).is_date:
        return (replace(stretch, reason="date"),)
    found = match_line(stretch.text, "line", "heading", "start")
    reason = found.rule or without_arabic(stretch.text)
    if reason:
        return (replace(stretch, reason=reason, opens=found.scope == "heading"),)
    label, credit = search_line(stretch.text, "label"), search_line(stretch.text, "credit")
    parts: tuple[Stretch, ...] = (stretch,)
    if credit.rule:
        parts = cut(stretch, credit.begin, credit.end, reason=credit.rule)
    if label.rule and label.begin == 0:
        parts = (*cut(parts[0], 0, label.end, reason=label.rule), *parts[1:])
    in_paragraph = credit.rule == "signature" and any(part.is_read and part.is_prose for part in parts)
    return parts if len(parts) == 1 or in_paragraph else tuple(replace(part, kind="caption") for part in parts)


def _changed(lines: Sequence[Stretch], reasons: Mapping[int, str]) -> tuple[Stretch, ...]:
    return tuple(replace(line, reason=reasons[n]) if n in reasons else line for n, line in enumerate(lines))


def _first_prose(lines: Sequence[Stretch]) -> int:
    """Return the index of the first paragraph, or the number of lines if there is none."""
    return next((n for n, line in enumerate(lines) if line.is_plain and line.is_prose), len(lines))


def _trailer(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    last = max((n for n, line in enumerate(lines) if line.is_plain), default=-1)
    found = search_line(lines[last].text, "trailer") if last >= 0 else Finding()
    if not found.rule:
        return lines
    parts = cut(lines[last], found.begin, len(lines[last].text), reason=found.rule)
    is_trailer = parts[0].is_read and parts[0].is_prose and parts[0].ends_in_full_stop
    return (*lines[:last], *parts, *lines[last + 1 :]) if is_trailer else lines


def _top(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    above = lines[: _first_prose(lines)] if _first_prose(lines) < len(lines) else ()
    menu = 0
    while menu < len(above) and not above[menu].opens and above[menu].words <= _MENU_WORDS:
        menu += 1
    reasons = dict.fromkeys(range(menu if menu >= _MENU_LINES else 0), "navigation")
    reasons |= {n: finding.rule for n, line in enumerate(above) if (finding := match_line(line.text, "top")).rule}
    return _changed(lines, {n: reason for n, reason in reasons.items() if lines[n].is_plain})


def _headline(lines: tuple[Stretch, ...], title: str) -> tuple[Stretch, ...]:
    """Return the lines with the headline as such, alone in its stretch, and its repetitions dropped."""
    chosen = _chosen(lines, title)
    if chosen < 0:
        return lines
    parts = _once(lines[chosen])
    headline = key(parts[0].text)
    return tuple(
        part
        for n, line in enumerate(lines)
        for part in (parts if n == chosen else (replace(line, reason="repeated-headline") if _repeats(line, headline) else line,))
    )


def _chosen(lines: Sequence[Stretch], title: str) -> int:
    """Return the index of the headline, or -1."""
    body = _first_prose(lines)
    short = [n for n, line in enumerate(lines) if line.is_plain and not line.is_prose and line.words in _HEADLINE_WORDS]
    above = [n for n in short if n < body < len(lines) and not match_line(lines[n].text, "below").rule]
    keys = {n: key(_once(lines[n])[0].text) for n in short}
    times = Counter(one for n in short for one in {keys[n], key(_NAME_SEPARATOR.split(lines[n].text)[0])})
    named = [n for n in short if title and keys[n] == key(title)]
    repeated = [n for n in short if times[keys[n]] > 1]
    return next(iter((*named, *(n for n in above if times[keys[n]] > 1), *above, *repeated)), -1)


def _once(line: Stretch) -> tuple[Stretch, ...]:
    """Return a headline as one stretch, and what is more on the line: the headline again, or the site's name after a bar."""
    places = [n for n, character in enumerate(line.text) if not character.isspace()]
    letters = "".join(line.text[n] for n in places)
    for times in range(4, 1, -1):
        length = len(letters) // times
        if letters == letters[:length] * times:
            return _headed(line, places[length - 1] + 1, "repeated-headline")
    name, _, site = line.text.partition("|")
    if _SITE_NAME.fullmatch(site) and len(name.split()) in _HEADLINE_WORDS:
        return _headed(line, len(name), "site-name")
    return (replace(line, kind="headline"),)


def _headed(line: Stretch, end: int, reason: str) -> tuple[Stretch, ...]:
    headline, *rest = cut(line, end, len(line.text), reason=reason)
    return (replace(headline, kind="headline"), *rest)


def _repeats(line: Stretch, headline: str) -> bool:
    """Return whether a line is the headline (given as its key) once or more, or the headline and a short name (of the site)."""
    if not line.is_read or not headline:
        return False
    letters = key(line.text)
    times, left = divmod(len(letters), len(headline))
    head, *names = _NAME_SEPARATOR.split(line.text)
    named = bool(names) and len(" ".join(names).split()) <= _SITE_WORDS and key(head) == headline
    return named or (times > 0 and left == 0 and letters == headline * times)


def _below(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    above = enumerate(lines[: _first_prose(lines)])
    return _changed(lines, {n: rule for n, line in above if line.is_plain and (rule := match_line(line.text, "below").rule)})


def _lists(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    prose = [line.words if line.is_read and line.is_prose else 0 for line in lines]
    reasons: dict[int, str] = {}
    end = 0
    for n, above in enumerate(accumulate(prose)):
        if n < end or not above or not lines[n].opens:
            continue
        near_end = above >= _NEAR_END * sum(prose)
        end = len(lines) if near_end else next(m for m in range(n, len(lines)) if prose[m])
        reasons |= {m: lines[n].reason for m in range(n, end) if lines[m].is_read and lines[m].kind != "headline"}
    return _changed(lines, reasons)


def _site(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    home_pages = (n for n, line in enumerate(lines) if n and line.reason == "address" and address(line.text)[1])
    names = (n - 1 for n in home_pages if lines[n - 1].is_plain and lines[n - 1].words <= _SITE_WORDS)
    return _changed(lines, dict.fromkeys(names, "site-name"))


def _repetition(lines: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    first: dict[str, int] = {}
    long = [(n, key(line.text)) for n, line in enumerate(lines) if line.is_plain and line.words >= _REPEATED_WORDS]
    return _changed(lines, {n: "repeated-paragraph" for n, letters in long if first.setdefault(letters, n) != n})


def _publishers(lines: Sequence[Stretch]) -> Iterator[str]:
    for line in lines:
        if line.reason == "site-name":
            yield " ".join(line.text.strip("|").split())
        elif line.reason == "share":
            yield search_line(line.text, "trailer").publisher


def _issued(lines: Sequence[Stretch]) -> str:
    days = {date_line(line.text).day for line in lines[: _first_prose(lines)] if line.reason == "date"} - {""}
    return days.pop() if len(days) == 1 else ""


def _source(lines: Sequence[Stretch]) -> str:
    found = {place for line in lines if line.reason == "address" for place, is_home in (address(line.text),) if not is_home}
    return found.pop() if len(found) == 1 and not any(map(_SOCIAL.search, found)) else ""
