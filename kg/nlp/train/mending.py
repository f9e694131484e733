"""Repairs a fault of the PADT snapshot: a token that its analyser did not know stands once for each of its words.

    30  والعمارة  X  cc              30-31  والعمارة
    31  والعمارة  X  conj     ─►     30     و          CCONJ  cc
                                    31     العمارة    X      conj

Running text has no such repetitions, so a tokenizer that learns them learns that والعمارة holds no و, and scores on them say
little about text. The relations tell how many clitics there were: what is attached before its head as cc, case, mark or aux is a
conjunction or preposition, what hangs on the word before it is a pronoun. A run that this does not explain is left as it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.nlp.train.treebanks import Row, TreebankSentence

_WAW, _FEH, _BEH = "\N{ARABIC LETTER WAW}", "\N{ARABIC LETTER FEH}", "\N{ARABIC LETTER BEH}"
_LAM, _KAF, _SEEN = "\N{ARABIC LETTER LAM}", "\N{ARABIC LETTER KAF}", "\N{ARABIC LETTER SEEN}"
_ALEF, _HEH, _MEEM, _NOON = "\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER MEEM}", "\N{ARABIC LETTER NOON}"

_PROCLITICS = {_WAW: "CCONJ", _FEH: "CCONJ", _BEH: "ADP", _LAM: "ADP", _KAF: "ADP", _SEEN: "AUX"}
_PROCLITIC_RELATIONS = frozenset(("cc", "case", "mark", "aux", "advmod", "dep", "fixed"))
_PRONOUNS = (
    _HEH + _MEEM + _ALEF,
    _HEH + _MEEM,
    _HEH + _NOON,
    _HEH + _ALEF,
    _NOON + _ALEF,
    _KAF + _MEEM,
    _NOON + "\N{ARABIC LETTER YEH}",
    _HEH,
    _KAF,
    "\N{ARABIC LETTER YEH}",
)
_SHORTEST = 2


def mend_repeated(sentence: TreebankSentence) -> TreebankSentence:
    """Return the sentence with each repeated token made one multiword token."""
    return tuple(row for run in _runs(sentence) for row in _mended(run))


def _runs(sentence: TreebankSentence) -> Iterator[list[Row]]:
    """Yield the rows in groups: a token that is repeated with all its repetitions, every other row alone."""
    covered = 0
    run: list[Row] = []
    for row in sentence:
        inside = row.is_range or int(row.index) <= covered
        if row.is_range:
            covered = int(row.index.split("-")[1])
        if run and (inside or run[0].form != row.form or len(row.form) <= _SHORTEST or "-" in run[0].index):
            yield run
            run = []
        run.append(row)
        if inside:
            yield run
            run = []
    if run:
        yield run


def _mended(run: Sequence[Row]) -> Sequence[Row]:
    words = split_token(run[0].form, [row.deprel.partition(":")[0] for row in run]) if len(run) > 1 else ()
    if not words:
        return run
    first, last = run[0], run[-1]
    token = Row(f"{first.index}-{last.index}", first.form, "_", "_", "_", "_", "_", "_", "_", last.misc)
    pairs = zip(run, words, strict=True)
    return (token, *(replace(row, form=form, lemma=form, upos=tag or row.upos, misc="_") for row, (form, tag) in pairs))


def split_token(form: str, relations: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the words of a token with their tags (of the stem: none), one for each relation; nothing if they do not fit.

    >>> split_token("والعمارة", ["cc", "conj"])
    (('و', 'CCONJ'), ('العمارة', ''))
    >>> split_token("نزورهم", ["root", "obj"])
    (('نزور', ''), ('هم', 'PRON'))
    """
    before: list[tuple[str, str]] = []
    stem = form
    while len(before) < len(relations) - 1 and relations[len(before)] in _PROCLITIC_RELATIONS:
        if stem[0] not in _PROCLITICS or len(stem) <= _SHORTEST:
            break
        before.append((stem[0], _PROCLITICS[stem[0]]))
        stem = _ALEF + stem[1:] if stem.startswith(_LAM + _LAM) else stem[1:]
    after: list[tuple[str, str]] = []
    while len(before) + 1 + len(after) < len(relations):
        pronoun = next((ending for ending in _PRONOUNS if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST), "")
        if not pronoun:
            return ()
        after.insert(0, (pronoun, "PRON"))
        stem = stem.removesuffix(pronoun)
    return (*before, (stem, ""), *after)
