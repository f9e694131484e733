"""Countries and capitals: place or actor."""

import pytest

from kg.extract import Tables
from kg.extract.actors.names import find_names
from kg.extract.reading.reading import read
from tests.extract.actors.test_groups import tagged
from tests.extract.support import parsed


def kinds(conllu: str, tables: Tables) -> list[str]:
    """Return the kinds of the countries and capitals of a snippet."""
    article, sentences = parsed(conllu)
    return [c.kind for c in find_names(read(article, sentences), sentences, tables) if c.kind in ("State", "Location")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("اتهمت/VERB النرويج/X السويد/X", "State"),
        ("إن/SCONJ النرويج/X لن/PART تنسحب/VERB", "State"),
        ("برعاية/NOUN النرويج/X", "Location"),
        ("رعاية/NOUN النرويج/X", "State"),
        ("إعلان/NOUN النرويج/X", "State"),
        ("رئيس/NOUN النرويج/X", "State"),
        ("زار/VERB النرويج/X", "Location"),
        ("أراضي/NOUN النرويج/X", "Location"),
        ("تصبح/VERB النرويج/X", "Location"),
    ],
)
def test_a_country_acts_by_what_stands_before_it(words: str, kind: str, tables: Tables) -> None:
    """Verbs, policies, words and offices are those of states; visits, territory and being are not."""
    assert kinds(tagged(words), tables)[:1] == [kind]


def test_what_is_joined_to_a_state_is_one(tables: Tables) -> None:
    """برعاية الصين والنرويج: both sponsor."""
    snippet = "1 رعاية NOUN\n2 الصين X\n3-4 والنرويج\n3 و CCONJ\n4 النرويج X"
    assert kinds(snippet, tables) == ["State", "State"]


def test_a_clitic_that_the_models_left_on(tables: Tables) -> None:
    """In واشنطن ولندن the second token is one word to the parser."""
    assert kinds(tagged("واشنطن/X ولندن/X :/PUNCT"), tables) == ["State", "State"]


def test_a_country_that_acts_elsewhere_acts_in_neutral_places(tables: Tables) -> None:
    snippet = f"{tagged('أعلنت/VERB النرويج/X ذلك/PRON ./PUNCT')}\n\n{tagged('كتاب/NOUN النرويج/X')}"
    assert kinds(snippet, tables) == ["State", "State"]
    assert kinds(tagged("كتاب/NOUN النرويج/X"), tables) == ["Location"]


def test_his_country_and_another(tables: Tables) -> None:
    """بين بلاده والنرويج: the second partner is a state too."""
    snippet = "1 بين ADP\n2-3 بلاده\n2 بلاد NOUN\n3 ه PRON\n4-5 والنرويج\n4 و CCONJ\n5 النرويج X"
    assert kinds(snippet, tables) == ["State"]


@pytest.mark.parametrize(
    ("conllu", "kind"),
    [
        ("1 سيطروا VERB\n2 على ADP\n3 بغداد X", "Location"),
        ("1 استنكر VERB\n2 هجمات NOUN\n3 كابل X", "Location"),
        ("1 بعد ADP\n2 محادثات NOUN\n3 جنيف X", "Location"),
        ("1 وصل VERB\n2 عمدة NOUN\n3 لندن X", "Location"),
        ("1 تلقى VERB\n2 تعليمات NOUN\n3 من ADP\n4 موسكو X", "State"),
        ("1 عاد VERB\n2 من ADP\n3 موسكو X", "Location"),
        ("1 طريق NOUN\n2 السويس X\n3 - PUNCT\n4 القاهرة X", "Location"),
        ("1 اتهمت VERB\n2 باكستان X\n3 الهند X", "State"),
        ("1 خمس NUM\n2 دول NOUN\n3 هي PRON\n4 هولندا X", "State"),
    ],
)
def test_what_the_words_before_a_capital_mean(conllu: str, kind: str, tables: Tables) -> None:
    """What is done in or to a town, and who holds office there, make it a place; what comes from a government, the state."""
    assert kinds(conllu, tables)[-1] == kind


def test_countries_marked_as_one_name_are_two(tables: Tables) -> None:
    conllu = "1 اتهمت VERB\n2 باكستان X NER=B-LOC\n3 الهند X NER=I-LOC"
    assert kinds(conllu, tables) == ["State", "State"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("حماية/NOUN تراث/NOUN القاهرة/X", "Location"),
        ("تنفيذ/VERB اتفاق/NOUN جنيف/X", "Location"),
        ("انتقد/VERB خطة/NOUN واشنطن/X", "State"),
        ("انتقد/VERB سياسة/NOUN موسكو/X", "State"),
    ],
)
def test_what_a_noun_before_a_capital_says(words: str, kind: str, tables: Tables) -> None:
    """A government has plans and policies; heritage is the town's, and an agreement bears its name."""
    assert kinds(tagged(words), tables) == [kind]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("النرويج/X :/PUNCT مقتل/NOUN ثلاثة/NUM", "Location"), ("النرويج/X :/PUNCT لن/PART ننسحب/VERB", "State")],
)
def test_a_colon_brings_news_or_words(words: str, kind: str, tables: Tables) -> None:
    assert kinds(tagged(words), tables) == [kind]


def test_a_place_where_people_write_is_nobody(tables: Tables) -> None:
    article, sentences = parsed(tagged("كتب/VERB على/ADP تويتر/X"))
    assert find_names(read(article, sentences), sentences, tables) == ()


def test_a_place_in_braces_behind_the_preposition_of_a_hearer_is_a_medium(tables: Tables) -> None:
    article, sentences = parsed(tagged("قال/VERB ل/ADP {/PUNCT النرويج/X }/PUNCT"))
    assert [c.rule for c in find_names(read(article, sentences), sentences, tables)] == ["quoted-medium"]
