import io

import networkx

from kg.view.graphml import write_graphml
from kg.view.model import Edge, Node, Passage, View


def test_networkx_reads_names_and_relations_back() -> None:
    palmyra = Node("https://example.org/1", "Location", "تدمر", latin="tdmr", names=("بالميرا",), mentions=2)
    army = Node("https://example.org/2", "ArmedGroup", "جيش\x0b الفجر")
    edges = tuple(Edge(army.id, term, palmyra.id, (Passage("سيطر عليها"),)) for term in ("controls", "mentions"))
    target = io.BytesIO()
    write_graphml(View((palmyra, army), edges), target)
    read = networkx.parse_graphml(target.getvalue().decode("utf-8"), force_multigraph=True)
    assert read.nodes[palmyra.id] == {"kind": "Location", "label": "تدمر", "latin": "tdmr", "names": "بالميرا", "mentions": 2}
    assert read.nodes[army.id]["label"] == "جيش  الفجر"
    assert sorted(data["term"] for _, _, data in read.edges(data=True)) == ["controls", "mentions"]
