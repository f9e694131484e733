"""What a line that is no part of an article looks like: the table `kg/lexicon/boilerplate.csv`.

A row is a regular expression, the name of the rule that it belongs to, a scope and an example. The expression is compared with
the line in `plain` form, so it is written in normal spelling, with ASCII quotation marks, hyphens and digits. `{agency}` stands
for any of the rows whose scope is "word" and whose rule is "agency". A group `(?P<publisher>…)` catches the outlet. The scopes:

    line      the whole line, anywhere
    start     how a line of up to 30 words begins
    heading   the whole line; what follows belongs to it: see `clean`
    top       the whole line, above the first paragraph
    below     the whole line, between headline and first paragraph
    label     how a caption begins; the caption itself is read
    credit    from here to the end of the line; a short line before it is a caption
    trailer   from here, after a full stop, to the end of the article's last paragraph
    date      what may stand beside a date in a line of its own
    word      a member of a list
"""

import csv
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from kg.arabic.dates import agreed_day, find_dates
from kg.arabic.letters import ModelText, fold_letters, model_text
from kg.corpus.encoding import ARABIC_LETTER

_MOST_WORDS = 30  # of a line that is more than a label, such as the text of a subscription box
_MOST_CHARACTERS, _LONGEST_DATE_LINE = 400, 150
_CORE = re.compile(r"(?:\d{1,2}[.)] ?|[-*•·○▪►>|]+ ?)*(.*?)[\s:.,،؛!؟?*|>-]*")
_ADDRESS = re.compile(r"<?((?:https?://|www\.)\S+?)[>.,،]?", re.IGNORECASE)
_HOME_PAGE = re.compile(r"(?:https?://)?[^/\s]+/?", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = re.compile(r"\s+")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; `example` is a line that the pattern is for, empty in a list of words."""

    pattern: re.Pattern[str]
    name: str
    scope: str
    example: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a line: its name (empty if none applies), its scope, where it matched, and the outlet it names."""

    rule: str = ""
    scope: str = ""
    begin: int = 0
    end: int = 0
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """Whether a line is nothing but a date, and the day of publication if it is certain (ISO 8601, else empty)."""

    is_date: bool
    day: str = ""


@functools.lru_cache(maxsize=64)  # several rules look at one line
def plain(line: str) -> ModelText:
    """Return the form of a line that the patterns are written for: folded letters, single spaces, ASCII punctuation.

    >>> plain("الأكثر  قراءة…").text
    'الاكثر قراءه.'
    """
    form = model_text(line)
    origin: list[int] = []
    place = 0
    for match in _SPACES.finditer(form.text):
        origin += form.origin[place : match.start() + 1]
        place = match.end()
    return ModelText(fold_letters(_SPACES.sub(" ", form.text)), (*origin, *form.origin[place:]))


@functools.cache
def rules() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules of each scope, in the order of the file."""
    text = resources.files("kg").joinpath("lexicon", "boilerplate.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    lists = {
        f"{{{name}}}": f"(?:{'|'.join(row['pattern'] for row in rows if row['scope'] == 'word' and row['rule'] == name)})"
        for name in sorted({row["rule"] for row in rows if row["scope"] == "word"})
    }
    found: dict[str, tuple[Rule, ...]] = {}
    for row in rows:
        pattern = row["pattern"]
        for name, alternatives in lists.items():
            pattern = pattern.replace(name, alternatives)
        compiled = re.compile(fold_letters(model_text(pattern).text), re.IGNORECASE)
        found[row["scope"]] = (*found.get(row["scope"], ()), Rule(compiled, row["rule"], row["scope"], row["example"]))
    return found


def match_line(line: str, *scopes: str) -> Finding:
    """Return the first finding of the rules of `scopes` ("line", "heading", "top", "below" or "start") on a whole line.

    A bullet or number before it and punctuation after it do not count.

    >>> match_line("• اقرأ أيضاً:", "line", "heading").rule
    'related'
    >>> match_line("اقرأ أيضاً ما كتبه الوزير عن المدينة في مذكراته", "line", "heading").rule
    ''
    """
    if len(line) > _MOST_CHARACTERS or len(line.split()) > _MOST_WORDS:
        return Finding()
    form = plain(line)
    core = _CORE.fullmatch(form.text)
    if not core or not core[1]:
        return Finding()
    for scope in scopes:
        for rule in rules().get(scope, ()):
            compare = rule.pattern.match if scope == "start" else rule.pattern.fullmatch
            match = compare(form.text, core.start(1), len(form.text) if scope == "start" else core.end(1))
            if match:
                return _finding(rule, match, form, line)
    return Finding()


def search_line(line: str, scope: str) -> Finding:
    """Return the finding of the rules of a scope ("label", "credit" or "trailer") that begins first in a line.

    >>> found = search_line("عند خط النار (رويترز)", "credit")
    >>> found.rule, found.begin, found.end
    ('signature', 13, 21)
    """
    form = plain(line)
    found = [_finding(rule, match, form, line) for rule in rules().get(scope, ()) for match in rule.pattern.finditer(form.text)]
    return min(found, key=lambda finding: finding.begin, default=Finding())


def without_arabic(line: str) -> str:
    """Return what a line is that has no Arabic letter ("address", "foreign", "number", "separator"), else an empty string.

    >>> [without_arabic(line) for line in ("www.example.org", "Reuters", "* * *", "1/4", "الرقة")]
    ['address', 'foreign', 'separator', 'number', '']
    """
    if ARABIC_LETTER.search(line):
        return ""
    if _ADDRESS.fullmatch(line):
        return "address"
    if _LETTER.search(line):
        return "foreign"
    return "number" if any(character.isalnum() for character in line) else "separator"


def address(line: str) -> tuple[str, bool]:
    """Return the address that a line consists of, and whether it is that of a home page.

    >>> address("https://www.example.org/news/7"), address("www.example.org")
    (('https://www.example.org/news/7', False), ('www.example.org', True))
    """
    match = _ADDRESS.fullmatch(line)
    return (match[1], bool(_HOME_PAGE.fullmatch(match[1]))) if match else ("", False)


def date_line(line: str) -> DateLine:
    """Return whether a line is a date, perhaps with weekday, time and words like "published", and the day that it says.

    The day is not that of publication, and left out, if the line says that it is the day of an update.

    >>> date_line("نشر في: الأحد 6 نوفمبر 2016 - 10:30 صباحا")
    DateLine(is_date=True, day='2016-11-06')
    >>> date_line("آخر تحديث: 06/11/2016"), date_line("بدأت المعركة في 6 نوفمبر 2016")
    (DateLine(is_date=True, day=''), DateLine(is_date=False, day=''))
    """
    dates = find_dates(line) if len(line) <= _LONGEST_DATE_LINE else ()
    if not dates:
        return DateLine(False)
    rest = line
    for found in reversed(dates):
        rest = f"{rest[: found.begin]} {rest[found.end :]}"
    if _LETTER.search(_date_words().sub(" ", _TIME.sub(" ", plain(rest).text))):
        return DateLine(False)
    before_update = [found for found in dates if not _updated(line[: found.begin])]
    return DateLine(True, agreed_day(before_update))


def _updated(text: str) -> bool:
    return any(rule.pattern.search(plain(text).text) for rule in rules()["date"] if rule.name == "updated")


@functools.cache
def _date_words() -> re.Pattern[str]:
    words = [
        rule.pattern.pattern for rule in (*rules()["date"], *rules()["word"]) if rule.name in ("date", "updated", "date-word")
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _finding(rule: Rule, match: re.Match[str], form: ModelText, line: str) -> Finding:
    begin, end = form.span(match.start(), match.end()) if match.end() > match.start() else (0, 0)
    publisher = ""
    if "publisher" in rule.pattern.groupindex:
        name = slice(*form.span(*match.span("publisher")))
        publisher = line[name]
    return Finding(rule.name, rule.scope, begin, end, publisher)
