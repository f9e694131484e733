"""What the rules look up."""

from kg.arabic.letters import fold
from kg.extract import Tables


def listed(name: str, tables: Tables) -> tuple[str, str]:
    """Return kind and type of a listed name."""
    words = tuple(fold(name).split())
    ((kind, subtype),) = {(entry.kind, entry.subtype) for entry in tables.names[words[0]] if entry.words == words}
    return kind, subtype


def test_names_of_every_list(tables: Tables) -> None:
    assert listed("الأمم المتحدة", tables) == ("Organization", "")
    assert listed("داعش", tables) == ("ArmedGroup", "")
    assert listed("النرويج", tables) == ("Location", "Country")
    assert listed("أوسلو", tables) == ("Location", "City")


def test_a_country_goes_before_its_capital(tables: Tables) -> None:
    """تونس, الجزائر and الكويت name both."""
    assert {listed(name, tables) for name in ("تونس", "الجزائر", "الكويت")} == {("Location", "Country")}


def test_longer_names_stand_first(tables: Tables) -> None:
    """الجيش السوري الحر must be tried before الجيش السوري."""
    assert all(
        [len(e.words) for e in group] == sorted((len(e.words) for e in group), reverse=True) for group in tables.names.values()
    )


def test_names_stand_under_their_first_word_once(tables: Tables) -> None:
    entries = [(first, entry) for first, group in tables.names.items() for entry in group]
    assert all(entry.words[0] == first for first, entry in entries)
    assert len({entry.words for _, entry in entries}) == len(entries)


def test_words_of_rules_are_folded(tables: Tables) -> None:
    """A rule asks with folded words."""
    assert fold("أن") in tables.words["complementizer"]
    assert all(fold(word) == word for words in tables.words.values() for word in words)
