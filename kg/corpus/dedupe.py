"""Identifiers and texts that come twice.

same identifier, same text       the second is left out, with a warning
same identifier, another text    the second is refused
another identifier, same text    both are kept, with a warning: two outlets may print one agency's report
"""

from collections.abc import Iterable, Iterator

from kg.model import Article, Problem


def unique(found: Iterable[tuple[str, Article] | Problem]) -> Iterator[Article | Problem]:
    """Yield the articles whose identifier is new, and a problem for each identifier or text that was there before.

    Args:
        found: each article with the place it comes from; problems are handed on.
    """
    by_id: dict[str, tuple[str, str]] = {}
    by_hash: dict[str, str] = {}
    for item in found:
        if isinstance(item, Problem):
            yield item
            continue
        where, article = item
        if article.id in by_id:
            yield _repeated(where, article, *by_id[article.id])
            continue
        by_id[article.id] = (where, article.sha256)
        yield article
        twin = by_hash.setdefault(article.sha256, article.id)
        if twin != article.id:
            yield Problem(where, f"has the same text as the article {twin!r}; both are kept", "warning")


def _repeated(where: str, article: Article, first: str, sha256: str) -> Problem:
    if article.sha256 == sha256:
        return Problem(where, f"a duplicate: the same article as {first}; left out", "warning")
    return Problem(where, f"the identifier {article.id!r} is taken by {first}, whose text is another; rename one of them")
