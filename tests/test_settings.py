from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SettingsError
from kg.settings import Settings, digest, load_settings, make_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


def test_the_file_in_the_working_folder_is_read_and_the_command_line_wins(folder: Path) -> None:
    (folder / "kg.toml").write_text('base_iri = "https://example.org/news/"\nthreads = 1\n', "utf-8")
    settings = load_settings(overrides={"threads": 2, "models": None})
    assert settings == Settings(base_iri="https://example.org/news/", threads=2)


def test_a_named_file_is_read_instead(folder: Path) -> None:
    (folder / "kg.toml").write_text("threads = 1\n", "utf-8")
    (folder / "other.toml").write_text("batch = 4\n", "utf-8")
    assert load_settings(folder / "other.toml") == Settings(batch=4)


def test_an_unknown_key_is_named_with_the_file_and_near_names(folder: Path) -> None:
    (folder / "kg.toml").write_text('base_uri = "https://example.org/"\n', "utf-8")
    with pytest.raises(SettingsError, match=r"^kg\.toml: there is no setting 'base_uri'; did you mean 'base_iri'\?$"):
        load_settings()


def test_an_unknown_key_that_looks_like_none_gets_the_whole_list() -> None:
    names = "base_iri, models, max_bytes, max_characters, fetch, batch, engine, workers, threads, patience"
    with pytest.raises(SettingsError, match=f"the settings are {names}"):
        make_settings({"الخيوط": 2})


def test_an_unknown_table_is_an_unknown_key(folder: Path) -> None:
    (folder / "kg.toml").write_text("[models]\nname = 1\n[zzz]\n", "utf-8")
    with pytest.raises(SettingsError, match="models must be"):
        load_settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("base_iri", "example.org/"),
        ("base_iri", "https://example.org/أخبار/"),
        ("base_iri", "https://example.org/with space/"),
        ("base_iri", "https://example.org/id"),
        ("base_iri", 'https://example.org/"/'),
        ("models", " "),
        ("max_bytes", 0),
        ("batch", 0),
        ("batch", "16"),
        ("threads", -1),
        ("threads", True),
        ("threads", 1.5),
    ],
)
def test_a_wrong_value_is_refused(key: str, value: object) -> None:
    with pytest.raises(SettingsError, match=f"{key} must be"):
        make_settings({key: value})


def test_a_value_of_the_command_line_is_checked_too(folder: Path) -> None:
    (folder / "kg.toml").write_text("threads = 1\n", "utf-8")
    with pytest.raises(SettingsError, match="threads must be"):
        load_settings(overrides={"threads": -1})


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"threads = ", "is not TOML"), ("اسم".encode("cp1256"), "is not UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes | None, complaint: str) -> None:
    file = tmp_path / "kg.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=complaint):
        load_settings(file)


@given(batch=st.integers(1, 100), threads=st.integers(0, 100), models=st.sampled_from(["bundled", "stanza", "نماذج"]))
def test_speed_and_choice_of_models_do_not_change_the_digest(batch: int, threads: int, models: str) -> None:
    assert digest(Settings(batch=batch, threads=threads, models=models)) == digest(Settings())


def test_what_changes_results_changes_the_digest() -> None:
    digests = {digest(Settings()), digest(Settings(base_iri="https://example.org/")), digest(Settings(max_bytes=1))}
    assert len(digests) == 3
