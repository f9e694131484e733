"""The surface forms of a verb or noun that Arabic news uses, folded.

A lexicon row gives only the forms from which the others follow: of a verb the third person singular of perfect (both genders) and
imperfect (masculine), of a noun the singular and its plurals. The functions here give every form that a reader meets, each with
what the form itself tells of person, gender and number. All are over-generous on purpose (a form that nobody writes does no harm)
and leave out the passive, the second person and the feminine plural of verbs, which reports of speech and action hardly use.

Values follow the features of Universal Dependencies ("Masc", "Fem", "Sing", "Dual", "Plur", "1", "3"); empty means that the form
does not tell.

Source: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), chapters 6, 7 and 21 to 34.
"""

from dataclasses import dataclass, replace

from kg.arabic.letters import fold, strip_marks

_ALEF = "\N{ARABIC LETTER ALEF}"
_ALEF_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
_HAMZA = "\N{ARABIC LETTER HAMZA}"
_ALEF_HAMZA = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
_WAW_HAMZA = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_YEH_HAMZA = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
_WAW = "\N{ARABIC LETTER WAW}"
_YEH = "\N{ARABIC LETTER YEH}"
_NOON = "\N{ARABIC LETTER NOON}"
_TEH = "\N{ARABIC LETTER TEH}"
_TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
_FUTURE = "\N{ARABIC LETTER SEEN}"
_ARTICLE = _ALEF + "\N{ARABIC LETTER LAM}"
_HEH = "\N{ARABIC LETTER HEH}"
_MEEM = "\N{ARABIC LETTER MEEM}"

_OBJECT_PRONOUNS = (_HEH, _HEH + _ALEF, _HEH + _MEEM, _HEH + _MEEM + _ALEF, _NOON + _YEH)
_POSSESSIVE_PRONOUNS = (_HEH, _HEH + _ALEF, _HEH + _MEEM, _HEH + _MEEM + _ALEF, _NOON + _ALEF)
_WEAK = (_ALEF_MAKSURA, _ALEF, _WAW, _YEH)
_PLURAL = _WAW + _NOON
_PLURAL_OBLIQUE = _YEH + _NOON
_PLURAL_SHORT = _WAW + _ALEF
_DUAL = _ALEF + _NOON
_FEMININE_PLURAL = _ALEF + _TEH
_ON = "\N{ARABIC LETTER AIN}" + "\N{ARABIC LETTER LAM}" + _ALEF_MAKSURA


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form.

    Attributes:
        text: folded, without attached conjunctions and prepositions.
        kind: "perfect", "imperfect", "participle" or "noun".
        person, gender, number: as in Universal Dependencies, empty where the form does not tell.
        pronoun: the attached object or possessive pronoun, folded; empty when there is none.
        future: whether the form carries the future prefix.
        definite: whether the form carries the article.
    """

    text: str
    kind: str
    person: str = ""
    gender: str = ""
    number: str = ""
    pronoun: str = ""
    future: bool = False
    definite: bool = False


def perfect_forms(masculine: str, feminine: str) -> tuple[Form, ...]:
    """Return the third-person forms of the perfect, bare and with an object pronoun.

    Args:
        masculine: third person singular masculine.
        feminine: third person singular feminine; it tells apart the weak verbs.

    >>> [form.text for form in perfect_forms("نفى", "نفت") if not form.pronoun]
    ['نفي', 'نفت', 'نفيا', 'نفتا', 'نفوا']
    """
    masculine, feminine = strip_marks(masculine), strip_marks(feminine)
    weak = masculine.endswith(_WEAK)
    joined = masculine[:-1] + _ALEF if masculine.endswith(_ALEF_MAKSURA) else masculine
    root = masculine[:-1] if weak else masculine
    dual = root + (_WAW if masculine.endswith(_ALEF) else _YEH if weak else "") + _ALEF
    bases = [
        (masculine, joined, "Masc", "Sing"),
        (feminine, feminine, "Fem", "Sing"),
        (dual, "", "Masc", "Dual"),
        (feminine + _ALEF, "", "Fem", "Dual"),
        *((seat + _PLURAL_SHORT, seat + _WAW, "Masc", "Plur") for seat in _hamza_seats(root, (_WAW_HAMZA,))),
    ]
    forms = []
    for text, before_pronoun, gender, number in bases:
        form = Form("", "perfect", "3", gender, number)
        forms += _respelled(form, (text,))
        if before_pronoun:
            forms += _with_pronouns(form, (before_pronoun,), _OBJECT_PRONOUNS)
    return _unique(forms)


def imperfect_forms(imperfect: str, *, hollow: bool = False) -> tuple[Form, ...]:
    """Return the forms of the imperfect: the third person in all moods, with future prefix and object pronoun; the first bare.

    Args:
        imperfect: third person singular masculine.
        hollow: whether the middle root letter is weak, so that the jussive loses it.

    >>> [form.text for form in imperfect_forms("ينفي") if not form.pronoun and not form.future and form.person == "3"]
    ['ينفي', 'ينف', 'ينفيان', 'ينفيا', 'ينفون', 'ينفوا', 'تنفي', 'تنف', 'تنفيان', 'تنفيا']
    """
    rest = strip_marks(imperfect)[1:]
    persons = ((_YEH, "3", "Masc", "Sing"), (_TEH, "3", "Fem", "Sing"), (_NOON, "1", "", "Plur"), (_ALEF_HAMZA, "1", "", "Sing"))
    forms = []
    for prefix, person, gender, number in persons:
        single = Form("", "imperfect", person, gender, number)
        if person == "1":
            forms += _respelled(single, (prefix + rest,))
            continue
        forms += _indicative(single, prefix + rest) + _respelled(single, _jussive(prefix + rest, hollow))
        forms += _dual_imperfect(prefix + rest, gender)
        if prefix == _YEH:
            forms += _plural_imperfect(prefix + rest)
    return _unique(forms)


def participle_forms(participle: str) -> tuple[Form, ...]:
    """Return the forms of an active participle or adjective: both genders, all numbers, with and without article.

    A defective participle is given with its final yeh, which the indefinite form drops.

    >>> [form.text for form in participle_forms("مؤكد") if not form.definite]
    ['موكد', 'موكدا', 'موكده', 'موكدان', 'موكدين', 'موكدتان', 'موكدتين', 'موكدون', 'موكدات']
    """
    participle = strip_marks(participle)
    defective = participle.endswith(_YEH)
    stem = participle[:-1] if defective else participle
    texts = [
        *(((stem, "Masc", "Sing"),) if defective else ()),
        (participle, "Masc", "Sing"),
        (participle + _ALEF, "Masc", "Sing"),
        (participle + _TEH_MARBUTA, "Fem", "Sing"),
        (participle + _DUAL, "Masc", "Dual"),
        (participle + _PLURAL_OBLIQUE, "Masc", "Dual" if defective else ""),
        (participle + _TEH + _DUAL, "Fem", "Dual"),
        (participle + _TEH + _PLURAL_OBLIQUE, "Fem", "Dual"),
        (stem + _PLURAL, "Masc", "Plur"),
        *(((stem + _PLURAL_OBLIQUE, "Masc", "Plur"),) if defective else ()),
        (participle + _FEMININE_PLURAL, "Fem", "Plur"),
    ]
    bare = [Form(fold(text), "participle", "", gender, number) for text, gender, number in texts]
    return _unique(bare + [replace(form, text=_ARTICLE + form.text, definite=True) for form in bare])


def noun_forms(noun: str, *, number: str = "Sing", counted: bool = True) -> tuple[Form, ...]:
    """Return the forms of a noun: bare, accusative, with article, with a possessive pronoun; of a counted singular its dual too.

    A noun of several words is taken as noun with adjective or noun with genitive; what its form does not tell is given both ways.

    Args:
        noun: indefinite, in the nominative; several words are joined by blanks.
        number: "Sing" or "Plur"; a sound masculine plural gets its oblique and construct forms.
        counted: whether a singular has a dual.

    >>> [form.text for form in noun_forms("غارة")][:8]
    ['غاره', 'الغاره', 'غارته', 'غارتها', 'غارتهم', 'غارتهما', 'غارتنا', 'غارتان']
    >>> [form.text for form in noun_forms("اتصال هاتفي")]
    ['اتصال هاتفي', 'الاتصال الهاتفي', 'اتصال الهاتفي', 'اتصالا هاتفيا']
    >>> [form.text for form in noun_forms("سيطرة على")]
    ['سيطره علي', 'السيطره علي']
    """
    head, _, rest = strip_marks(noun).partition(" ")
    if rest:
        return _phrase_forms(head, rest, number)
    gender = "Fem" if head.endswith((_TEH_MARBUTA, _FEMININE_PLURAL)) else ""
    bare = Form(fold(head), "noun", "", gender, number)
    forms = [bare, replace(bare, text=_ARTICLE + bare.text, definite=True)]
    if _takes_accusative_alef(head):
        forms.append(replace(bare, text=fold(head + _ALEF)))
    if number == "Plur" and head.endswith(_PLURAL):
        return _unique(forms[:2] + _sound_plural(bare, head.removesuffix(_PLURAL)))
    joints = tuple(_before_suffix(head))
    forms += _with_pronouns(bare, joints, _POSSESSIVE_PRONOUNS)
    if number == "Sing" and counted:
        forms += _dual_noun(bare, joints[0])
    return _unique(forms)


def verb_forms(perfect: str, perfect_f: str, imperfect: str) -> tuple[Form, ...]:
    """Return all forms of a verb; a missing (empty) imperfect or perfect is left out.

    >>> "سيهاجم" in {form.text for form in verb_forms("هاجم", "هاجمت", "يهاجم")}
    True
    """
    past = perfect_forms(perfect, perfect_f) if perfect else ()
    present = imperfect_forms(imperfect, hollow=_is_hollow(perfect)) if imperfect else ()
    return past + present


def _is_hollow(perfect: str) -> bool:
    bare = strip_marks(perfect)
    return len(bare) >= 3 and bare[-2] == _ALEF


def _hamza_seats(text: str, seats: tuple[str, ...]) -> tuple[str, ...]:
    """Return `text` and, if it ends in hamza, its spellings on other seats, as before a suffix."""
    return (text, *(text[:-1] + seat for seat in seats)) if text.endswith((_ALEF_HAMZA, _HAMZA)) else (text,)


def _with_pronouns(form: Form, joints: tuple[str, ...], pronouns: tuple[str, ...]) -> list[Form]:
    return [owned for joint in joints for p in pronouns for owned in _respelled(replace(form, pronoun=p), (joint + p,))]


def _respelled(form: Form, texts: tuple[str, ...]) -> list[Form]:
    """Return `form` with each of `texts`, folded; two alefs in a row become one, as hamza on alef and alef make madda."""
    return [replace(form, text=fold(text).replace(_ALEF * 2, _ALEF)) for text in texts]


def _indicative(single: Form, text: str) -> list[Form]:
    joined = text[:-1] + _ALEF if text.endswith(_ALEF_MAKSURA) else text
    bare = _respelled(single, (text,))
    objects = [form for bare_form in bare for form in _with_pronouns(bare_form, (joined,), _OBJECT_PRONOUNS)]
    return bare + objects + _future(bare + objects)


def _future(forms: list[Form]) -> list[Form]:
    return [replace(form, text=_FUTURE + form.text, future=True) for form in forms]


def _jussive(text: str, hollow: bool) -> tuple[str, ...]:
    if text.endswith(_WEAK):
        return (text[:-1],)
    return (text[:-2] + text[-1],) if hollow else ()


def _plural_imperfect(text: str) -> list[Form]:
    root = text[:-1] if text.endswith(_WEAK) else text
    plural = Form("", "imperfect", "3", "Masc", "Plur")
    forms = []
    for seat in _hamza_seats(root, (_WAW_HAMZA,)):
        indicative = _respelled(plural, (seat + _PLURAL,))
        indicative += _with_pronouns(plural, (seat + _PLURAL,), _OBJECT_PRONOUNS)
        forms += indicative + _respelled(plural, (seat + _PLURAL_SHORT,)) + _future(indicative)
    return forms


def _dual_imperfect(text: str, gender: str) -> list[Form]:
    root = text[:-1] + _YEH if text.endswith(_ALEF_MAKSURA) else text
    dual = Form("", "imperfect", "3", gender, "Dual")
    indicative = _respelled(dual, (root + _DUAL,))
    return indicative + _respelled(dual, (root + _ALEF,)) + _future(indicative)


def _takes_accusative_alef(noun: str) -> bool:
    return not noun.endswith((_TEH_MARBUTA, _FEMININE_PLURAL, _ALEF_MAKSURA, _ALEF, _ALEF + _HAMZA, _PLURAL, _ALEF_HAMZA))


def _before_suffix(noun: str) -> list[str]:
    if noun.endswith(_TEH_MARBUTA):
        return [noun[:-1] + _TEH]
    if noun.endswith(_ALEF_MAKSURA):
        return [noun[:-1] + _ALEF]
    return list(_hamza_seats(noun, (_WAW_HAMZA, _YEH_HAMZA)))


def _dual_noun(bare: Form, joint: str) -> list[Form]:
    texts = [fold(joint + ending) for ending in (_DUAL, _PLURAL_OBLIQUE)]
    dual = replace(bare, number="Dual")
    construct = [replace(dual, text=fold(joint + ending)) for ending in (_ALEF, _YEH)]
    full = [replace(dual, text=text) for text in texts]
    return full + construct + [replace(form, text=_ARTICLE + form.text, definite=True) for form in full]


def _sound_plural(bare: Form, stem: str) -> list[Form]:
    oblique = replace(bare, text=fold(stem + _PLURAL_OBLIQUE))
    construct = [replace(bare, text=fold(stem + ending)) for ending in (_WAW, _YEH)]
    owned = _with_pronouns(bare, (stem + _WAW, stem + _YEH), _POSSESSIVE_PRONOUNS)
    return [oblique, replace(oblique, text=_ARTICLE + oblique.text, definite=True), *construct, *owned]


def _phrase_forms(head: str, rest: str, number: str) -> tuple[Form, ...]:
    bare = Form(fold(f"{head} {rest}"), "noun", "", "", number)
    if any(word.startswith(_ARTICLE) for word in rest.split()):
        return (bare,)
    if rest == _ON:  # its preposition bears no article
        return (bare, replace(bare, text=_ARTICLE + bare.text, definite=True))
    words = [fold(word) for word in (head, *rest.split())]
    forms = [
        bare,
        replace(bare, text=" ".join(_ARTICLE + word for word in words), definite=True),
        replace(bare, text=" ".join([*words[:-1], _ARTICLE + words[-1]]), definite=True),
    ]
    if _takes_accusative_alef(head):
        endings = [word + (_ALEF if _takes_accusative_alef(word) else "") for word in (head, *rest.split())]
        forms.append(replace(bare, text=fold(" ".join(endings))))
    return _unique(forms)


def _unique(forms: list[Form]) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(forms))
