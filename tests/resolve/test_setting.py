"""Which country an article is about."""

import pytest

from kg.resolve.setting import Setting, setting_of
from tests.resolve.support import extraction


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Location:الموصل", "Location:العراق", "ArmedGroup:الجيش العراقي"), "العراق"),
        (("Location:الموصل",), ""),
        (("Location:الموصل", "Location:العراق", "Location:حلب", "Location:سوريا"), ""),
        (("State:طهران", "Location:إيران"), "إيران"),
        (("Location:طرابلس", "Location:طرابلس"), ""),
        (("Location:طرابلس", "Location:بيروت"), "لبنان"),
        ((), ""),
    ],
)
def test_the_main_country_is_that_of_most_mentions(names: tuple[str, ...], country: str) -> None:
    assert setting_of(extraction("a", *names).mentions).main == country


def test_one_of_several_is_chosen_only_if_it_stands_out() -> None:
    setting = Setting({"ليبيا": 2, "لبنان": 1, "تونس": 5})
    assert setting.choose(["ليبيا", "لبنان"]) == ""
    assert setting.choose(["تونس", "لبنان"]) == "تونس"
    assert setting.choose(["اليمن"]) == ""
    assert setting.choose([]) == ""
