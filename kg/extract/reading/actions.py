"""Nouns of action, told by list or by shape (بدء, مقتل, استعداد, تنفيذ …)."""

import re

from kg.extract.reading.reading import Unit
from kg.extract.tables import Tables

_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_PLURAL = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER TEH}"
_POSSESSIVES = (
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER MEEM}",
    "\N{ARABIC LETTER HEH}\N{ARABIC LETTER ALEF}",
)
# Verbal nouns by their shape, folded: إعلان, تنفيذ, استعادة, انسحاب, اعتقال, تبادل, مشاركة.
_ACTION = re.compile("ا..ا.|ت..ي.|است..?ا.ه?|ان..ا.|ا.ت.ا.|ت.ا..|م.ا..ه|ت.و..|ازاله|اقامه|اعاده")
# تعرض, تقدم: a shape that other words share, so that the tagger must agree.
_INTENSIVE = re.compile("ت...")


def is_action(unit: Unit, tables: Tables) -> bool:
    """Tell whether a word is a noun of action (بدء, مقتل, استعداد, تنفيذ …), by list or by shape."""
    if {unit.fold, unit.lemma, without_pronoun(unit.fold)} & tables.words["object"]:
        return True
    bare = unit.fold.removeprefix(_ARTICLE)
    lexicon = tables.lexicon
    if bare in tables.words["object"] or unit.fold in lexicon.event_forms:
        return True
    if unit.upos == "ADJ":
        return False
    if unit.fold in lexicon.title_forms or unit.fold in lexicon.actor_head_forms or unit.fold in lexicon.demonym_forms:
        return False
    if unit.fold in lexicon.place_names or unit.fold in tables.words["time"]:
        return False
    if _ACTION.fullmatch(bare) or (unit.upos == "NOUN" and _INTENSIVE.fullmatch(bare)):
        return True
    return bare.endswith(_PLURAL) and bool(_ACTION.fullmatch(bare.removesuffix(_PLURAL)))


def without_pronoun(word: str) -> str:
    """Return a noun without the pronoun that the models left on it (حرصهما)."""
    return next((word.removesuffix(ending) for ending in _POSSESSIVES if word.endswith(ending)), word)
