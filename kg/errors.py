"""The exceptions of the package.

    KgError                  what a person must mend; its text says what and how
    ├── SettingsError        a setting is unknown or has a wrong value
    ├── InputError           nothing could be read from what was given
    ├── ModelError           models are missing, broken or foreign
    ├── TrainingError        a training part failed or a corpus is missing
    ├── QueryError           a SPARQL query is malformed or refused
    └── OutputError          a built graph is missing, incomplete or cannot be written

Bad articles are not exceptions: they are returned as `kg.model.Problem` beside the results, and the work goes on.
"""


class KgError(Exception):
    """Base of all exceptions that the command line shows as one line."""


class SettingsError(KgError):
    """A setting is unknown or has a wrong value."""


class InputError(KgError):
    """Nothing could be read from what was given."""


class ModelError(KgError):
    """Models are missing, broken or foreign."""


class TrainingError(KgError):
    """A training part failed or a corpus is missing."""


class QueryError(KgError):
    """A SPARQL query is malformed or refused."""


class OutputError(KgError):
    """A built graph is missing, incomplete or cannot be written."""
