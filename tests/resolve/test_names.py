"""What a name means beyond its article."""

import pytest

from kg.resolve.names import bare_name, public_name
from kg.resolve.setting import Setting

IN_CHAD = Setting({"تشاد": 3})


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("State", "الحكومة الأفغانية", "كابول"),
        ("State", "حكومة مالي", "مالي"),
        ("ArmedGroup", "القوات المسلحة المالية", "الجيش المالي"),
        ("ArmedGroup", "مقاتلي طالبان", "حركة طالبان"),
        ("ArmedGroup", "التحالف الدولي بقيادة الولايات المتحدة", "التحالف الدولي"),
        ("Organization", "وزارة الصحة الأميركية", "وزارة الصحة الأمريكية"),
        ("Organization", "للحلف الأطلسي", "الحلف الأطلسي"),
        ("Location", "ولندن", "لندن"),
        ("Location", "مدينة الموصل", "الموصل"),
    ],
)
def test_names_of_one_thing_have_one_key(kind: str, first: str, second: str) -> None:
    one, other = public_name(first, kind), public_name(second, kind)
    assert one is not None
    assert other is not None
    assert one.key == other.key


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("State", "حكومة الوفاق الليبية", "ليبيا"),
        ("ArmedGroup", "الجيش السوري الحر", "الجيش السوري"),
        ("ArmedGroup", "طالبان الباكستانية", "طالبان"),
        ("Location", "محافظة درعا", "محافظة حلب"),
        ("Location", "بغداد", "باكو"),
    ],
)
def test_names_of_two_things_have_two(kind: str, first: str, second: str) -> None:
    one, other = public_name(first, kind), public_name(second, kind)
    assert one is not None
    assert other is not None
    assert one.key != other.key


@pytest.mark.parametrize(("kind", "name"), [("ArmedGroup", "الجيش"), ("Organization", "مجلس النواب"), ("State", "الحكومة")])
def test_a_local_name_needs_a_country(kind: str, name: str) -> None:
    assert public_name(name, kind) is None
    found = public_name(name, kind, IN_CHAD)
    assert found is not None
    assert "country-of-the-article" in found.rules


def test_what_bears_a_local_name_may_be_listed_for_a_country() -> None:
    found = {home: public_name("التحالف", "ArmedGroup", Setting({home: 3})) for home in ("اليمن", "سوريا", "تشاد")}
    assert [public is not None and public.listed for public in found.values()] == [True, True, False]
    assert len({public.key for public in found.values() if public}) == 3


def test_a_place_that_is_not_listed_is_known_with_its_country() -> None:
    here, nowhere = public_name("خربة الواحة", "Location", IN_CHAD), public_name("خربة الواحة", "Location")
    assert here is not None
    assert nowhere is not None
    assert here.key != nowhere.key


def test_a_name_is_never_bare_of_all_words() -> None:
    assert bare_name(("حركه",)) == ("حركه",)
    assert bare_name(("ضد", "الفساد")) == ("ضد", "الفساد")
