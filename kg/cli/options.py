"""The options and arguments that several commands take, and what a command makes of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.settings import Settings

Built = Annotated[Path, typer.Argument(metavar="OUT", help="The folder that `kg build` wrote.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Write the result as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages and no progress; errors only.")]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Settings in TOML; else ./kg.toml if it is there.")]
Models = Annotated[str | None, typer.Option("--models", metavar="CHOICE", help="bundled (the default), stanza, or a folder.")]
Corpora = Annotated[
    Path, typer.Option("--corpora", metavar="DIR", help="Holds ud/*.conllu, ner/*.bio and one *.txt.xz.", show_default=False)
]


def settings_of(config: Path | None, **given: object) -> "Settings":
    """Return the settings of a file with what the command line gives put over them.

    Raises:
        SettingsError: a key is unknown or a value wrong.
    """
    from kg.settings import load_settings

    return load_settings(config, given)
