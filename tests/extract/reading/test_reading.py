"""The flat view of an article, and the parsed snippets that all tests of the rules stand on."""

import pytest

from kg.extract.reading.reading import Reading, longest_listed, read
from tests.extract.support import parsed


def reading(conllu: str) -> Reading:
    """Return the reading of a snippet."""
    return read(*parsed(conllu))


def orthographic(view: Reading) -> list[str]:
    """Return the text of each orthographic sentence."""
    spans = sorted(set(zip(view.starts, view.stops, strict=True)))
    return [view.text(view.units[first].token_begin, view.units[last - 1].token_end) for first, last in spans]


CLITICS = """
    1-3 وللرقة
    1 و CCONJ
    2 ل ADP
    3 الرقة
    4-6 وبدعمه
    4 و CCONJ
    5 ب ADP
    6 دعمه NOUN
    7 « PUNCT
    8 أنّها PRON
    9 » PUNCT
    10 ، PUNCT
    """


def test_words_of_a_token_stand_on_their_letters() -> None:
    """Of للرقة the preposition is ل; the article has lost its alef, so the name stands on the rest."""
    view = reading(CLITICS)
    assert view.article.text == "وللرقة وبدعمه «أنّها»،"
    assert [view.text(u.begin, u.end) for u in view.units] == ["و", "ل", "لرقة", "و", "ب", "دعمه", "«", "أنّها", "»", "،"]
    assert {view.text(u.token_begin, u.token_end) for u in view.units[:3]} == {"وللرقة"}


def test_words_are_folded_and_marks_are_not_words() -> None:
    """Rules compare folded words; what folds to nothing is no word."""
    view = reading(CLITICS)
    assert [u.fold for u in view.units] == ["و", "ل", "الرقه", "و", "ب", "دعمه", "", "انها", "", ""]
    assert [u.text for u in view.units[6:]] == ['"', "أنها", '"', "،"]


TWO = """
    1 بدأ VERB _ 0 root
    2 الاجتماع NOUN _ 1 nsubj
    3 . PUNCT _ 1 punct

    1 انتهى VERB _ 0 root
    2 الاجتماع NOUN _ 1 nsubj
    3 أمس ADV _ 1 advmod
    4 . PUNCT _ 1 punct
    """


def test_heads_point_into_the_one_sequence() -> None:
    """In the second sentence, too, the verb governs its subject."""
    view = reading(TWO)
    pairs = [(view.units[u.head].text, u.text) for u in view.units if u.deprel == "nsubj"]
    assert pairs == [("بدأ", "الاجتماع"), ("انتهى", "الاجتماع")]
    assert [u.text for u in view.units if u.head < 0] == ["بدأ", "انتهى"]


def test_children_are_those_of_the_word() -> None:
    view = reading(TWO)
    verb = next(u for u in view.units if u.text == "انتهى")
    assert [u.text for u in view.children(verb.place)] == ["الاجتماع", "أمس", "."]


def test_units_are_found_by_offset() -> None:
    view = reading(TWO)
    begin = view.article.text.index("انتهى")
    assert view.units[view.first_at(begin)].text == view.units[view.first_at(begin - 1)].text == "انتهى"
    assert view.first_at(len(view.article.text)) == len(view.units)
    assert [u.text for u in view.between(begin, begin + 6)] == ["انتهى"]


def test_gender_is_read_from_the_features() -> None:
    view = reading("""
    1 وزيرة NOUN _ 0 root Gender=Fem|Number=Sing
    2 وزير NOUN _ 0 root Gender=Masc|Number=Sing
    3 إلى ADP
    """)
    assert [u.gender for u in view.units] == ["Fem", "Masc", ""]


def test_a_sentence_that_the_models_cut_is_whole() -> None:
    """The models may end a sentence in its middle; only a final mark does."""
    view = reading("""
    1 وصلت VERB
    2 القافلة NOUN
    3 إلى ADP

    1 حلب X
    2 أمس ADV
    3 . PUNCT

    1 ثم CCONJ
    2 عادت VERB
    3 . PUNCT
    """)
    assert orthographic(view) == ["وصلت القافلة إلى حلب أمس.", "ثم عادت."]


def test_a_paragraph_ends_a_sentence_without_a_final_mark() -> None:
    """A headline has no stop."""
    view = reading("""
    # newpar = headline
    1 هدنة NOUN
    2 جديدة ADJ

    # newpar
    1 بدأت VERB
    2 الهدنة NOUN
    """)
    assert orthographic(view) == ["هدنة جديدة", "بدأت الهدنة"]
    assert [passage.kind for passage in view.article.passages] == ["headline", "paragraph"]


def test_a_final_mark_inside_a_quotation_ends_nothing() -> None:
    view = reading("""
    1 قال VERB
    2 : PUNCT
    3 « PUNCT
    4 وصلنا VERB
    5 . PUNCT

    1 عدنا VERB
    2 . PUNCT
    3 » PUNCT
    4 ثم CCONJ
    5 سكت VERB
    6 . PUNCT

    1 ثم CCONJ
    2 غادر VERB
    """)
    assert orthographic(view) == ["قال: «وصلنا. عدنا.» ثم سكت.", "ثم غادر"]


@pytest.mark.parametrize(
    ("misc", "form", "mark", "count"),
    [
        ("SpaceAfter=No", "بالمئة", ".", 1),
        ("_", "بالمئة", ".", 2),
        ("_", "بالمئة", "؟", 2),
        ("_", "بالمئة", "..", 1),
        ("_", "بالمئة", "...", 1),
        ("_", "بالمئة", "،", 1),
    ],
)
def test_what_ends_a_sentence(misc: str, form: str, mark: str, count: int) -> None:
    """A stop before a letter (an abbreviation) and a row of dots end nothing."""
    view = reading(f"""
    1 زاد VERB
    2 {mark} PUNCT {misc}
    3 {form} NOUN
    """)
    assert len(orthographic(view)) == count


def test_a_number_with_a_point_ends_nothing() -> None:
    assert len(orthographic(reading("1 زاد VERB\n2 3.5 NUM\n3 بالمئة NOUN"))) == 1


def test_each_unit_knows_its_quotation() -> None:
    """The marks stand outside; a quotation that a paragraph leaves open ends with it."""
    view = reading("""
    1 قال VERB
    2 « PUNCT
    3 نعم PART
    4 » PUNCT
    5 ثم CCONJ
    6 « PUNCT
    7 لا PART

    # newpar
    1 وسكت VERB
    """)
    assert [(u.text, view.quote_of[u.place]) for u in view.units if view.quote_of[u.place] >= 0] == [("نعم", 0), ("لا", 1)]


LISTED = {"ب": (1,), "بدعم": (2,), "بدعم من": (3,), "من": (4,)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1-2 بدعم\n1 ب ADP\n2 دعم NOUN\n3 من ADP\n4 سرا ADV", ((3,), 3)),
        ("1 بدعم NOUN\n2 من ADP\n3 سرا ADV", ((3,), 2)),
        ("1-2 بدعم\n1 ب ADP\n2 دعم NOUN\n3 سرا ADV", ((2,), 2)),
        ("1-2 بدعمها\n1 ب ADP\n2 دعمها NOUN\n3 من ADP", ((1,), 1)),
        ("1 دعم NOUN\n2 من ADP", ((), 0)),
        ("1 من ADP", ((4,), 1)),
    ],
)
def test_the_longest_listed_text(words: str, found: tuple[tuple[int, ...], int]) -> None:
    """Also where the parser has split ب off, and never past the end of the article."""
    assert longest_listed(reading(words), 0, LISTED, 3) == found


def test_an_article_without_words_reads_as_nothing() -> None:
    article, _ = parsed("1 نعم PART")
    view = read(article, ())
    assert (view.units, view.starts, view.stops) == ((), (), ())


def test_a_stop_that_stands_on_the_next_word_ends_a_sentence() -> None:
    """المعبر مغلق .وقال, as some desks write."""
    view = reading("1 المعبر NOUN\n2 مغلق ADJ\n3-4 .و\n3 . PUNCT\n4 و CCONJ\n5 غادر VERB")
    assert len(orthographic(view)) == 2
