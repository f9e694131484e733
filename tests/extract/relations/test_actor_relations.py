"""What words say that one actor does to another or holds."""

import pytest

from kg.extract import Tables
from kg.extract.relations.actor_relations import actor_relations, find_bonds
from tests.extract.support import scene

DAWN = "قوات الفجر"


def said(conllu: str, tables: Tables) -> set[tuple[str, str, str]]:
    """Return what a snippet says, as the names of subject and object around the property; المدينة is the town that it means."""
    view = scene(conllu, tables)
    meant = {r.mention.id: r.mention.name for r in view.referents}
    names = {r.mention.id: meant.get(r.mention.antecedent, r.mention.name) for r in view.referents}
    return {
        (
            names.get(b.subject.mention.id, b.subject.mention.name),
            b.predicate,
            names.get(b.object.mention.id, b.object.mention.name),
        )
        for b in find_bonds(view)
    }


def rules(conllu: str, tables: Tables) -> set[str]:
    return {bond.rule for bond in find_bonds(scene(conllu, tables))}


def numbered(words: str) -> str:
    """Return a snippet of words "form/TAG/MISC"; -form is attached to the token before it, ~form goes with the next."""
    rows: list[str] = []
    pieces = [piece.split("/") for piece in words.split()]
    pending = 0
    for number, (form, *columns) in enumerate(pieces, start=1):
        columns = columns or ["X"]
        if form.endswith("~"):
            follower = pieces[number][0]
            rows.append(f"{number}-{number + 1} {form[:-1]}{follower} {' '.join(['X', *pieces[number][2:]])}".rstrip())
            form = form[:-1]
            pending = number + 1
        if number == pending:
            columns = columns[:1]
        rows.append(" ".join([str(number), form, *columns]))
    return "\n".join(rows)


DAWN_WORDS = "قوات/NOUN/NER=B-ARM الفجر/NOUN/NER=I-ARM"
HOPE_WORDS = "كتيبة/NOUN/NER=B-ARM الأمل/NOUN/NER=I-ARM"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("المدعومة/ADJ من/ADP", ("النرويج", "supports", DAWN)),
        ("ضد/ADP", (DAWN, "opposes", "النرويج")),
        ("بقيادة/NOUN", ("النرويج", "leads", DAWN)),
        ("ب~/ADP قيادة/NOUN", ("النرويج", "leads", DAWN)),
        ("تدعم~/VERB ها/PRON", ("النرويج", "supports", DAWN)),
        ("التي/PRON تدعم~/VERB ها/PRON", ("النرويج", "supports", DAWN)),
        ("الموالية/ADJ ل~/ADP", (DAWN, "supports", "النرويج")),
        ("المناهضة/ADJ ل~/ADP", (DAWN, "opposes", "النرويج")),
        ("التابعة/ADJ ل~/ADP", (DAWN, "memberOf", "النرويج")),
    ],
)
def test_what_stands_between_two_actors(cue: str, expected: tuple[str, str, str], tables: Tables) -> None:
    """Attributes, relative clauses and cues say which property, and which of the two is its subject."""
    assert said(numbered(f"ظهرت/VERB {DAWN_WORDS} {cue} النرويج أمس/ADV ./PUNCT"), tables) == {expected}


def test_an_alliance_holds_both_ways(tables: Tables) -> None:
    found = said(numbered(f"{DAWN_WORDS} المتحالفة/ADJ مع/ADP النرويج ./PUNCT"), tables)
    assert found == {(DAWN, "allyOf", "النرويج"), ("النرويج", "allyOf", DAWN)}


@pytest.mark.parametrize(
    "words",
    [
        f"تدعم/VERB النرويج {DAWN_WORDS} ./PUNCT",
        f"النرويج تدعم/VERB {DAWN_WORDS} ./PUNCT",
        f"ستدعم/VERB النرويج {DAWN_WORDS} ./PUNCT",
        f"استمر/VERB دعم/NOUN النرويج ل~/ADP {DAWN_WORDS} ./PUNCT",
        f"قدمت/VERB النرويج دعما/NOUN ل~/ADP {DAWN_WORDS} ./PUNCT",
        f"الدعم/NOUN الذي/PRON تقدم~/VERB ه/PRON النرويج ل~/ADP {DAWN_WORDS} ./PUNCT",
        f"وصل/VERB الدعم/NOUN و/CCONJ واصلت/VERB النرويج تقديم/NOUN دعم~/NOUN ها/PRON ل~/ADP {DAWN_WORDS} ./PUNCT",
    ],
)
def test_support_by_verb_and_noun(words: str, tables: Tables) -> None:
    """Verb first, subject first, verbal noun, light verb, relative clause, pronoun: one relation."""
    assert said(numbered(words), tables) == {("النرويج", "supports", DAWN)}


@pytest.mark.parametrize(
    "words",
    [
        f"لم/PART تدعم/VERB النرويج {DAWN_WORDS} ./PUNCT",
        f"تريد/VERB النرويج أن/SCONJ تدعم/VERB النرويج {DAWN_WORDS} ./PUNCT",
        f"طالبت/VERB النرويج ب~/ADP محاربة/NOUN {DAWN_WORDS} ./PUNCT",
        f"نفت/VERB أوسلو دعم/NOUN النرويج ل~/ADP {DAWN_WORDS} ./PUNCT",
        f"هل/PART تدعم/VERB النرويج {DAWN_WORDS} ؟/PUNCT",
        f"لا/PART تقدم/VERB النرويج دعما/NOUN ل~/ADP {DAWN_WORDS} ./PUNCT",
    ],
)
def test_what_is_denied_wished_or_asked_is_not_said(words: str, tables: Tables) -> None:
    assert said(numbered(words), tables) == set()


def test_what_has_happened_behind_that_is_said(tables: Tables) -> None:
    """بعد أن سيطرت … is a fact, unlike أن تسيطر."""
    words = f"عادوا/VERB بعد/ADP أن/SCONJ سيطرت/VERB/_ {DAWN_WORDS} على/ADP عدن ./PUNCT"
    snippet = numbered(words).replace("سيطرت VERB _", "سيطرت VERB _ 0 root Aspect=Perf")
    assert said(snippet, tables) == {(DAWN, "controls", "عدن")}


@pytest.mark.parametrize(
    "words",
    [
        f"{DAWN_WORDS} تسيطر/VERB على/ADP عدن ./PUNCT",
        f"سيطرت/VERB {DAWN_WORDS} على/ADP عدن ./PUNCT",
        f"عدن التي/PRON تسيطر/VERB علي~/ADP ها/PRON {DAWN_WORDS} ./PUNCT",
        f"تمكنت/VERB {DAWN_WORDS} من/ADP السيطرة/NOUN على/ADP عدن ./PUNCT",
        f"عدن ،/PUNCT معقل/NOUN {DAWN_WORDS} ./PUNCT",
        f"خرجت/VERB عدن من/ADP قبضة/NOUN {DAWN_WORDS} ./PUNCT",
        f"استعادة/NOUN {DAWN_WORDS} ل~/ADP عدن ./PUNCT",
        f"دخلوا/VERB عدن ./PUNCT {DAWN_WORDS} تسيطر/VERB على/ADP المدينة/NOUN ./PUNCT",
    ],
)
def test_who_holds_a_place(words: str, tables: Tables) -> None:
    assert said(numbered(words), tables) == {(DAWN, "controls", "عدن")}


def test_an_attack_to_take_a_place_does_not_hold_it(tables: Tables) -> None:
    """Who sets out to take a place from somebody fights him; who holds the place is another matter."""
    words = f"بدأت/VERB {DAWN_WORDS} هجوما/NOUN ل~/ADP استعادة/NOUN عدن من/ADP {HOPE_WORDS} ./PUNCT"
    assert said(numbered(words), tables) == {(DAWN, "fights", "كتيبة الأمل")}


def test_clashes_are_fought_by_both(tables: Tables) -> None:
    both = {(DAWN, "fights", "كتيبة الأمل"), ("كتيبة الأمل", "fights", DAWN)}
    plain = f"اندلعت/VERB اشتباكات/NOUN بين/ADP {DAWN_WORDS} و/CCONJ {HOPE_WORDS} ./PUNCT"
    behind_a_clause = f"اشتباكات/NOUN عنيفة/ADJ بين/ADP {DAWN_WORDS} المدعومة/ADJ من/ADP النرويج و/CCONJ {HOPE_WORDS} ./PUNCT"
    assert said(numbered(plain), tables) == both
    assert said(numbered(behind_a_clause), tables) == both | {("النرويج", "supports", DAWN)}


def test_another_verb_between_belongs_to_something_else(tables: Tables) -> None:
    words = f"الاجتماع/NOUN شهد/VERB خلافا/NOUN ثم/ADV وحدة/NOUN بين/ADP {DAWN_WORDS} و/CCONJ {HOPE_WORDS} ./PUNCT"
    assert not {predicate for _, predicate, _ in said(numbered(words), tables)} & {"meets"}


@pytest.mark.parametrize(
    "words",
    [
        "التقى/VERB هاني/X/NER=B-PER الصباغ/X/NER=I-PER سمير/X/NER=B-PER الحداد/X/NER=I-PER ./PUNCT",
        "التقى/VERB هاني/X/NER=B-PER الصباغ/X/NER=I-PER ب~/ADP سمير/X/NER=B-PER الحداد/X/NER=I-PER ./PUNCT",
        "اجتمع/VERB هاني/X/NER=B-PER الصباغ/X/NER=I-PER مع/ADP سمير/X/NER=B-PER الحداد/X/NER=I-PER ./PUNCT",
        "أجرى/VERB هاني/X/NER=B-PER الصباغ/X/NER=I-PER محادثات/NOUN مع/ADP سمير/X/NER=B-PER الحداد/X/NER=I-PER ./PUNCT",
        "الاتصال/NOUN الذي/PRON أجرا~/VERB ه/PRON هاني/X/NER=B-PER الصباغ/X/NER=I-PER مع/ADP سمير/X/NER=B-PER الحداد/X/NER=I-PER",
        "جرت/VERB محادثات/NOUN بين/ADP هاني/X/NER=B-PER الصباغ/X/NER=I-PER و/CCONJ سمير/X/NER=B-PER الحداد/X/NER=I-PER ./PUNCT",
    ],
)
def test_who_meets_whom(words: str, tables: Tables) -> None:
    """A meeting holds both ways."""
    pair = ("هاني الصباغ", "سمير الحداد")
    assert said(numbered(words), tables) == {(pair[0], "meets", pair[1]), (pair[1], "meets", pair[0])}


def test_joined_subjects_and_objects_all_take_part(tables: Tables) -> None:
    words = f"تدعم/VERB النرويج و/CCONJ إسبانيا {DAWN_WORDS} ./PUNCT"
    assert said(numbered(words), tables) == {("النرويج", "supports", DAWN), ("إسبانيا", "supports", DAWN)}


def test_those_who_talk_with_each_other_meet(tables: Tables) -> None:
    """One subject of two, and nobody else that they talk with."""
    both = {("النرويج", "meets", "إسبانيا"), ("إسبانيا", "meets", "النرويج")}
    verb = "اجتمعت/VERB النرويج و/CCONJ إسبانيا أمس/ADV ./PUNCT"
    noun = "تجري/VERB النرويج و/CCONJ إسبانيا مفاوضات/NOUN أمس/ADV ./PUNCT"
    assert said(numbered(verb), tables) == both
    assert said(numbered(noun), tables) == both


def test_who_receives_support_is_supported(tables: Tables) -> None:
    words = f"تلقت/VERB {DAWN_WORDS} دعما/NOUN عسكريا/ADJ من/ADP النرويج ./PUNCT"
    assert said(numbered(words), tables) == {("النرويج", "supports", DAWN)}


def test_an_accusation_of_support_is_none(tables: Tables) -> None:
    """اتهمت النرويج إسبانيا بدعم قوات الفجر: she opposes; that Spain helps is only what she says."""
    words = f"اتهمت/VERB النرويج إسبانيا ب~/ADP دعم/NOUN {DAWN_WORDS} ./PUNCT"
    assert said(numbered(words), tables) == {("النرويج", "opposes", "إسبانيا")}


def test_a_verb_that_the_models_have_split_is_still_read(tables: Tables) -> None:
    words = "تت~/VERB هم/PRON النرويج إسبانيا ب~/ADP الكذب/NOUN ./PUNCT"
    assert said(numbered(words), tables) == {("النرويج", "opposes", "إسبانيا")}


def test_who_is_named_behind_a_preposition_is_no_subject(tables: Tables) -> None:
    """المعارضة المدعومة من النرويج تقاتل قوات الفجر: the supporter does not fight."""
    words = f"{HOPE_WORDS} المدعومة/ADJ من/ADP النرويج تقاتل/VERB {DAWN_WORDS} ./PUNCT"
    found = said(numbered(words), tables)
    assert ("النرويج", "supports", "كتيبة الأمل") in found
    assert ("النرويج", "fights", DAWN) not in found


def test_whom_a_plural_pronoun_means_is_left_open(tables: Tables) -> None:
    words = f"اعتقلت/VERB النرويج رجالا/NOUN بسبب/ADP دعم~/NOUN هم/PRON ل~/ADP {DAWN_WORDS} ./PUNCT"
    assert said(numbered(words), tables) == set()


def test_support_behind_a_comma_goes_to_who_acts(tables: Tables) -> None:
    """أعلنت قوات الفجر انطلاق العملية في عدن، بدعم من النرويج."""
    words = f"أعلنت/VERB {DAWN_WORDS} انطلاق/NOUN العملية/NOUN في/ADP عدن ،/PUNCT ب~/ADP دعم/NOUN من/ADP النرويج ./PUNCT"
    assert said(numbered(words), tables) == {("النرويج", "supports", DAWN)}


def test_who_only_speaks_is_not_supported(tables: Tables) -> None:
    words = "قال/VERB هاني/X/NER=B-PER الصباغ/X/NER=I-PER إن/SCONJ العملية/NOUN بدأت/VERB ب~/ADP دعم/NOUN من/ADP النرويج"
    assert said(numbered(words), tables) == set()


def test_a_countrys_adjective_is_its_state_if_that_is_named(tables: Tables) -> None:
    words = f"{DAWN_WORDS} ب~/ADP دعم/NOUN نرويجي/ADJ ./PUNCT"
    named_too = "أعلنت VERB _ 0 root\n2 النرويج X _ 1 nsubj\n3 ذلك DET\n4 . PUNCT"
    assert said(numbered(words), tables) == set()
    assert said(f"1 {named_too}\n\n{numbered(words)}", tables) == {("النرويج", "supports", DAWN)}


def test_a_body_inside_a_body(tables: Tables) -> None:
    words = f"{HOPE_WORDS} ب~/ADP الجيش/NOUN/NER=B-ARM الليبي/ADJ/NER=I-ARM ./PUNCT"
    assert ("كتيبة الأمل", "memberOf", "الجيش الليبي") in said(numbered(words), tables)


def test_only_control_relates_to_a_place(tables: Tables) -> None:
    assert said(numbered(f"{DAWN_WORDS} ضد/ADP عدن ./PUNCT"), tables) == set()


def test_another_sentence_says_nothing(tables: Tables) -> None:
    first, second = numbered(f"غادرت/VERB {DAWN_WORDS} ./PUNCT"), numbered("ضد/ADP النرويج")
    assert said(f"{first}\n\n{second}", tables) == set()


def test_names_far_apart_say_nothing(tables: Tables) -> None:
    words = f"{DAWN_WORDS} ضد/ADP كل/NOUN من/PRON يحالف/VERB سرا/ADV النرويج"
    assert said(numbered(words), tables) == set()


def test_nobody_relates_to_himself(tables: Tables) -> None:
    assert said(numbered(f"{DAWN_WORDS} تدعم/VERB {DAWN_WORDS} ./PUNCT"), tables) == set()


def test_the_evidence_holds_both_and_the_word(tables: Tables) -> None:
    view = scene(numbered(f"أمس/ADV ،/PUNCT تدعم/VERB النرويج {DAWN_WORDS} كثيرا/ADV ./PUNCT"), tables)
    (relation,) = actor_relations(view, find_bonds(view))
    assert view.reading.text(relation.begin, relation.end) == "تدعم النرويج قوات الفجر"
    assert (relation.predicate, relation.rule) == ("supports", "verb-relation")


def test_rules_have_names_of_their_own(tables: Tables) -> None:
    assert rules(numbered(f"{DAWN_WORDS} المدعومة/ADJ من/ADP النرويج"), tables) == {"passive-participle"}
    assert rules(numbered(f"شنت/VERB {DAWN_WORDS} هجوما/NOUN على/ADP {HOPE_WORDS}"), tables) == {"light-verb"}


def test_who_belongs_to_a_body_or_leads_it_is_affiliated(tables: Tables) -> None:
    """A person who leads, and whatever is part of a body; a state that leads a coalition is not its official."""
    view = scene(numbered(f"{HOPE_WORDS} ب~/ADP الجيش/NOUN/NER=B-ARM الليبي/ADJ/NER=I-ARM ./PUNCT"), tables)
    assert {r.predicate for r in actor_relations(view, find_bonds(view))} == {"memberOf", "affiliation"}
    view = scene(numbered(f"ظهرت/VERB {DAWN_WORDS} بقيادة/NOUN النرويج ./PUNCT"), tables)
    assert {r.predicate for r in actor_relations(view, find_bonds(view))} == {"leads"}


def test_whom_a_body_is_against_is_not_led_by_its_leader(tables: Tables) -> None:
    """التحالف ضد التنظيم بقيادة النرويج: it leads the first."""
    words = f"ظهرت/VERB {DAWN_WORDS} ضد/ADP {HOPE_WORDS} بقيادة/NOUN النرويج ./PUNCT"
    assert {fact for fact in said(numbered(words), tables) if fact[1] == "leads"} == {("النرويج", "leads", DAWN)}


def test_who_talks_to_a_paper_meets_nobody(tables: Tables) -> None:
    snippet = "1 اجتمع VERB\n2 سمير X NER=B-PER\n3 مع ADP\n4 صحيفة NOUN\n5 « PUNCT\n6 السنبلة NOUN\n7 » PUNCT"
    assert [bond for bond in find_bonds(scene(snippet, tables)) if bond.predicate == "meets"] == []


def test_who_does_not_support_somebody_opposes_him(tables: Tables) -> None:
    snippet = numbered("لا/PART تؤيد/VERB تركيا/X روسيا/X ./PUNCT")
    assert said(snippet, tables) == {("تركيا", "opposes", "روسيا")}


def test_a_relative_clause_is_about_its_bearer(tables: Tables) -> None:
    """داعش الذي يهاجم روسيا: the name behind the verb is its object."""
    snippet = numbered("داعش/X الذي/PRON يهاجم/VERB روسيا/X ./PUNCT")
    assert said(snippet, tables) == {("داعش", "fights", "روسيا")}
