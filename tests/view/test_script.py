import re
from importlib.resources import files

import pytest

from kg.view.script import put_together, scripts

MODULES = {file.name: file.read_text("utf-8") for file in (files("kg.view") / "assets" / "script").iterdir()}
TOP = re.compile(r"^(?:export )?(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)


def test_no_name_stands_at_the_top_of_two_modules() -> None:
    names = TOP.findall(put_together())
    assert len(names) > 60
    assert sorted(names) == sorted(set(names))


def test_every_module_is_in_the_script() -> None:
    assert all(text.splitlines()[0] in put_together() for text in MODULES.values())


def test_a_page_needs_no_other_module() -> None:
    assert not re.search(r"^\s*(import|export)\b", put_together(), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_what_a_module_takes_is_given_by_another(name: str) -> None:
    for names, module in re.findall(r'^import \{ ([^}]+) \} from "\./(\w+\.js)";$', MODULES[name], re.MULTILINE):
        given = MODULES[module]
        for taken in names.split(", "):
            assert re.search(rf"^export (async )?(function|const) {taken}\b", given, re.MULTILINE), (module, taken)
            assert len(re.findall(rf"\b{taken}\b", MODULES[name])) > 1, f"{taken} is not used"


@pytest.mark.parametrize(("name", "text"), MODULES.items(), ids=MODULES)
def test_no_module_makes_elements_or_code_from_text(name: str, text: str) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|setAttribute\(\"on", text)


def test_a_page_carries_the_library_that_it_draws_with() -> None:
    assert "vis-network" in scripts(webgl=False)[0]
    assert len(scripts(webgl=True)) == 4
    assert not any("</script" in script.lower() for webgl in (False, True) for script in scripts(webgl=webgl))
