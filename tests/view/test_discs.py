import math
from itertools import combinations

from benchmarks.generate import generate
from kg.view.discs import arrange
from kg.view.groups import communities
from kg.view.model import Node, View

VIEW = generate(300)


def test_no_disc_covers_another() -> None:
    discs, _ = arrange(VIEW, communities(VIEW))
    assert len(discs) > 3
    # Their boxes are apart, so the discs are too.
    assert all(max(abs(a.x - b.x), abs(a.y - b.y)) >= a.radius + b.radius - 2 for a, b in combinations(discs, 2))


def test_every_node_stands_on_the_disc_of_its_group_in_a_place_of_its_own() -> None:
    groups = communities(VIEW)
    discs, places = arrange(VIEW, groups)
    assert places.keys() == {node.id for node in VIEW.nodes}
    assert len(set(places.values())) == len(places)
    for disc, group in zip(discs, groups, strict=True):
        assert all(math.dist(places[id], (disc.x, disc.y)) < disc.radius for id in group)


def test_equal_views_give_equal_places() -> None:
    assert arrange(VIEW, communities(VIEW)) == arrange(VIEW, communities(VIEW))


def test_a_group_of_one_has_room_for_its_name() -> None:
    (disc,), places = arrange(View((Node("a", "Person", "ليلى"),)), (("a",),))
    assert disc.radius >= 90
    assert places == {"a": (disc.x, disc.y)}
