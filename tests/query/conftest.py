"""A small graph, written by hand, that has an answer to every named question."""

import pyoxigraph
import pytest

TURTLE = """
@prefix : <https://desk.example/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/arkg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:a1 a kg:Article ; dcterms:identifier "naba-1" ; dcterms:title "حصار الواحة"@ar ; dcterms:issued "2031-05-01"^^xsd:date .
:a2 a kg:Article ; dcterms:identifier "naba-2" .

:huda a kg:Person , kg:Actor ; rdfs:label "هدى العلي"@ar ; skos:altLabel "العلي"@ar , "السيدة العلي"@ar ;
    kg:transliteration "Huda"@ar-latn ; kg:mentionedIn :a1 ; kg:role "وزيرة الداخلية"@ar ;
    kg:affiliation :state ; kg:meets :sami .
:sami a kg:Person , kg:Actor ; rdfs:label "سامي الحاج"@ar ; kg:mentionedIn :a2 .
:state a kg:State , kg:Actor ; rdfs:label "الأردن"@ar ; kg:mentionedIn :a1 ; kg:supports :force .
:force a kg:ArmedGroup , kg:Actor ; rdfs:label "قوات الفجر"@ar ; kg:mentionedIn :a1 ; kg:fights :rebels ; kg:controls :town .
:rebels a kg:ArmedGroup , kg:Actor ; rdfs:label "كتيبة الغد"@ar ; kg:mentionedIn :a1 .
:town a kg:Location ; rdfs:label "الواحة"@ar ; kg:placeType "Town" ; kg:mentionedIn :a1 , :a2 ; kg:locatedIn :land .
:land a kg:Location ; rdfs:label "الشمال"@ar ; kg:mentionedIn :a1 .

:siege a kg:Operation ; rdfs:label "حصار الواحة"@ar ; kg:operationKind "Siege" ; kg:agentStated true ; kg:mentionedIn :a1 ;
    kg:conductedBy :force ; kg:participant :force , :rebels ; kg:targets :rebels ; kg:atLocation :town .
:raid a kg:Operation ; rdfs:label "قصف السوق"@ar ; kg:operationKind "Airstrike" ; kg:agentStated false ; kg:mentionedIn :a2 .
:talks a kg:Operation ; rdfs:label "محادثات"@ar ; kg:operationKind "Negotiation" ; kg:agentStated true ; kg:status "planned" ;
    kg:when "غدا"@ar ; kg:mentionedIn :a2 ; kg:participant :force , :rebels ; kg:conductedBy :force ; kg:atLocation :land .

:m1 a kg:Mention ; kg:refersTo :huda ; kg:inArticle :a1 ; kg:begin 0 ; kg:exact "هدى العلي"@ar .
:m2 a kg:Mention ; kg:refersTo :huda ; kg:inArticle :a1 ; kg:begin 9 ; kg:exact "العلي"@ar .
:m3 a kg:Mention ; kg:refersTo :raid ; kg:inArticle :a2 ; kg:begin 4 ; kg:exact "قُصف السوق"@ar .
:m4 a kg:Mention ; kg:refersTo :force ; kg:inArticle :a1 ; kg:begin 20 ; kg:exact "قوات الفجر"@ar .

:s1 a kg:Statement ; kg:inArticle :a1 ; kg:begin 30 ; kg:speaker :huda ;
    kg:verb "أكدت"@ar ; kg:distance "confirmed" ; kg:direct true ; kg:content "الواحة آمنة"@ar ; kg:about :town .
:s2 a kg:Statement ; kg:inArticle :a2 ; kg:begin 10 ; kg:speaker :sami ;
    kg:verb "نفى"@ar ; kg:distance "denied" ; kg:direct false ; kg:content "قصف السوق"@ar ; kg:about :raid .
:s3 a kg:Statement ; kg:inArticle :a2 ; kg:begin 40 ;
    kg:verb "قيل"@ar ; kg:distance "neutral" ; kg:direct false ; kg:content "الطريق مغلق"@ar .
:s4 a kg:Statement ; kg:inArticle :a1 ; kg:begin 70 ; kg:speaker :huda ;
    kg:verb "قالت"@ar ; kg:distance "neutral" ; kg:direct false ; kg:content "الحصار قائم"@ar ; kg:about :siege .

:e1 a kg:Evidence ; rdf:subject :state ; rdf:predicate kg:supports ; rdf:object :force ; kg:inArticle :a1 ; kg:begin 0 ;
    kg:sentence "يدعم الأردن قوات الفجر"@ar .
:e2 a kg:Evidence ; rdf:subject :force ; rdf:predicate kg:fights ; rdf:object :rebels ; kg:inArticle :a1 ; kg:begin 50 ;
    kg:sentence "تقاتل قوات الفجر كتيبة الغد"@ar .
:e3 a kg:Evidence ; rdf:subject :force ; rdf:predicate kg:controls ; rdf:object :town ; kg:inArticle :a1 ; kg:begin 90 ;
    kg:sentence "تسيطر قوات الفجر على الواحة"@ar .
"""


@pytest.fixture(scope="session")
def store() -> pyoxigraph.Store:
    """The graph in a store in memory."""
    filled = pyoxigraph.Store()
    filled.load(TURTLE, format=pyoxigraph.RdfFormat.TURTLE)
    return filled
