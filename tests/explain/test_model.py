"""How an article is cut for showing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.explain.model import REASONS, Explanation, Fact, paragraphs

KINDS = st.sampled_from(("Actor", "Location", "Operation", "Statement"))


@st.composite
def explanations(draw: st.DrawFn) -> Explanation:
    text = draw(st.text("اب \n\r.\u2028\x85", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, KINDS), max_size=6))
    facts = tuple(Fact(min(a, b), max(a, b), kind, (), "by-hand", 0.5) for a, b, kind in spans if a != b)
    return Explanation("a", "", text, facts, ())


@settings(deadline=None)
@given(explanations())
def test_the_pieces_of_a_line_are_its_text(explanation: Explanation) -> None:
    """Nothing is lost but line ends, blanks before them and empty lines."""
    shown = ["".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs(explanation)]
    assert shown == [line.rstrip() for line in explanation.text.splitlines() if line.strip()]


@settings(deadline=None)
@given(explanations())
def test_every_fact_in_a_line_that_is_shown_is_shown_once(explanation: Explanation) -> None:
    shown = [fact for paragraph in paragraphs(explanation) for fact in paragraph.facts]
    assert len(shown) <= len(explanation.facts)
    assert all(explanation.facts.count(fact) >= shown.count(fact) for fact in shown)


def test_a_piece_knows_all_marks_over_it() -> None:
    facts = (Fact(0, 8, "Statement", (), "r", 1.0), Fact(4, 8, "Location", (), "r", 1.0), Fact(0, 12, "Relation", (), "r", 1.0))
    (paragraph,) = paragraphs(Explanation("a", "", "وصل إلى تدمر", facts, ()))
    assert [(piece.text, piece.kinds) for piece in paragraph.pieces] == [
        ("وصل ", ("Statement",)),
        ("إلى ", ("Location", "Statement")),
        ("تدمر", ()),
    ]


def test_every_reason_is_explained_in_words() -> None:
    assert all(len(meaning.split()) > 3 for meaning in REASONS.values())
