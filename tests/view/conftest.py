"""A small news graph, written by hand, that the tests of the view read: invented reports about invented events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS

from kg.terms import KG, broader
from kg.view.model import View
from kg.view.page import write_html
from kg.view.read import from_graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_PATIENCE = 150_000  # milliseconds; a machine may be busy with other tests
ID = Namespace("https://w3id.org/arkg/id/")

# id: class | label | other names | transliteration
THINGS = """
jordan: State | الأردن | المملكة الأردنية الهاشمية, عمّان | al-Urdun
oman: State | سلطنة عمان | مسقط | Saltanat ʿUmān
algeria: State | الجزائر | | al-Jazāʾir
norway: State | النرويج | أوسلو | an-Nurwīj
mali: State | مالي | باماكو | Mālī
azawad: ArmedGroup | جبهة تحرير الصحراء | الجبهة | Jabhat Taḥrīr aṣ-Ṣaḥrāʾ
lions: ArmedGroup | كتيبة أسود الشمال | | Katībat Usūd ash-Shamāl
guards: ArmedGroup | حرس الحدود الشعبي | | Ḥaras al-Ḥudūd ash-Shaʿbī
un: Organization | الأمم المتحدة | المنظمة الدولية | al-Umam al-Muttaḥida
union: Organization | الاتحاد الأفريقي | | al-Ittiḥād al-Afrīqī
crescent: Organization | الهلال الأحمر | | al-Hilāl al-Aḥmar
army: Organization | الجيش المالي | القوات المالية | al-Jaysh al-Mālī
ministry: Organization | وزارة الدفاع | | Wizārat ad-Difāʿ
refugees: Group | النازحون | | an-Nāziḥūn
tribes: Group | شيوخ القبائل | | Shuyūkh al-Qabāʾil
hana: Person | هناء القرشي | القرشي | Hanāʾ al-Qurashī
musa: Person | موسى أغ الطاهر | أغ الطاهر | Mūsā Agh aṭ-Ṭāhir
idris: Person | إدريس كيتا | كيتا | Idrīs Kaytā
salma: Person | سلمى بن يوسف | | Salmā bin Yūsuf
lars: Person | لارس هانسن | | Lārs Hānsin
yahya: Person | يحيى العامري | العامري | Yaḥyā al-ʿĀmirī
amina: Person | آمنة جالو | | Āmina Jālū
source: Actor | مصدر أمني | | maṣdar amnī
gao: Location | غاو | مدينة غاو | Ghāw
kidal: Location | كيدال | | Kīdāl
timbuktu: Location | تمبكتو | | Tumbuktū
bamako: Location | باماكو | | Bāmākū
algiers: Location | مدينة الجزائر | | Madīnat al-Jazāʾir
muscat: Location | مسقط | | Masqaṭ
airport: Location | مطار غاو | | Maṭār Ghāw
camp: Location | مخيم الواحة | | Mukhayyam al-Wāḥa
river: Location | نهر النيجر | | Nahr an-Nījar
siege: Operation | حصار كيدال | | Ḥiṣār Kīdāl
offensive: Operation | عملية رياح الجنوب | الهجوم | ʿAmaliyyat Riyāḥ al-Janūb
raid: Operation | غارة على مطار غاو | | ghāra ʿalā Maṭār Ghāw
talks: Operation | محادثات مسقط | المحادثات | Muḥādathāt Masqaṭ
meeting: Operation | لقاء الجزائر | | Liqāʾ al-Jazāʾir
convoy: Operation | قافلة الإغاثة | | Qāfilat al-Ighātha
"""

# article: title, then its sentences, in which [id:words] is a mention
ARTICLES = {
    "2031-03-02-raml": (
        "حصار كيدال يدخل أسبوعه الثالث",
        "فرضت [azawad:جبهة تحرير الصحراء] [siege:حصارًا] على [kidal:كيدال] منذ ثلاثة أسابيع.",
        "ويقود [azawad:الجبهة] [musa:موسى أغ الطاهر] وهو ضابط سابق.",
        "وقال [idris:إدريس كيتا] المتحدث باسم [ministry:وزارة الدفاع] إن [army:القوات المالية] ستكسر [siege:الحصار] قريبًا.",
        "وبدأ [army:الجيش المالي] [offensive:عملية رياح الجنوب] بدعم من [algeria:الجزائر] لاستعادة [kidal:كيدال].",
        "وتقاتل [lions:كتيبة أسود الشمال] [army:الجيش] إلى جانب [azawad:الجبهة] قرب [river:نهر النيجر].",
    ),
    "2031-03-05-wahat": (
        "محادثات في مسقط وقافلة إلى المخيم",
        "استضافت [oman:سلطنة عمان] [talks:المحادثات] في [muscat:مسقط] بين [un:الأمم المتحدة] و[azawad:الجبهة].",
        "وأعلنت [hana:هناء القرشي] مبعوثة [un:المنظمة الدولية] أن [talks:المحادثات] ستستأنف غدًا.",
        "وسيّر [crescent:الهلال الأحمر] [convoy:قافلة إغاثة] إلى [camp:مخيم الواحة] حيث يعيش [refugees:النازحون].",
        "وحذّرت [amina:آمنة جالو] من نقص المياه في [camp:المخيم].",
        "والتقى [yahya:يحيى العامري] [hana:القرشي] في [muscat:مسقط].",
    ),
    "2031-03-09-bayan": (
        "غارة على المطار <script>alert(1)</script>",
        "استهدفت [raid:غارة] [airport:مطار غاو] الذي يسيطر عليه [guards:حرس الحدود الشعبي].",
        "ونفى [source:مصدر أمني] أن تكون [norway:النرويج] قد شاركت في [raid:الغارة].",
        "وقال [lars:لارس هانسن] من [norway:أوسلو] إن بلاده تدعم [union:الاتحاد الأفريقي].",
        "وعقد [tribes:شيوخ القبائل] [meeting:لقاء] مع [salma:سلمى بن يوسف] في [algiers:مدينة الجزائر] برعاية [jordan:الأردن].",
    ),
}

# article sentence: subject predicate object (a literal if it is no id)
RELATIONS = """
2031-03-02-raml 1: siege conductedBy azawad
2031-03-02-raml 1: siege atLocation kidal
2031-03-02-raml 2: musa leads azawad
2031-03-02-raml 2: musa memberOf azawad
2031-03-02-raml 2: musa role ضابط سابق
2031-03-02-raml 3: idris affiliation ministry
2031-03-02-raml 3: idris role المتحدث باسم وزارة الدفاع
2031-03-02-raml 4: offensive conductedBy army
2031-03-02-raml 4: offensive supportedBy algeria
2031-03-02-raml 4: offensive atLocation kidal
2031-03-02-raml 4: siege partOf offensive
2031-03-02-raml 5: lions fights army
2031-03-02-raml 5: army fights lions
2031-03-02-raml 5: lions allyOf azawad
2031-03-02-raml 5: azawad fights army
2031-03-05-wahat 1: talks conductedBy un
2031-03-05-wahat 1: talks supportedBy oman
2031-03-05-wahat 1: talks atLocation muscat
2031-03-05-wahat 2: hana affiliation un
2031-03-05-wahat 2: hana role مبعوثة
2031-03-05-wahat 3: convoy conductedBy crescent
2031-03-05-wahat 3: convoy targets refugees
2031-03-05-wahat 3: convoy atLocation camp
2031-03-05-wahat 5: yahya meets hana
2031-03-09-bayan 1: raid atLocation airport
2031-03-09-bayan 1: guards controls airport
2031-03-09-bayan 3: norway supports union
2031-03-09-bayan 3: lars affiliation norway
2031-03-09-bayan 4: meeting conductedBy tribes
2031-03-09-bayan 4: meeting atLocation algiers
2031-03-09-bayan 4: meeting supportedBy jordan
2031-03-09-bayan 4: salma meets tribes
"""

# article: speaker | verb | content | about; without a speaker the source is unnamed
STATEMENTS = """
2031-03-02-raml: idris | قال | القوات المالية ستكسر الحصار قريبًا | army siege
2031-03-05-wahat: hana | أعلنت | المحادثات ستستأنف غدًا | talks
2031-03-05-wahat: amina | حذّرت | نقص المياه في المخيم | camp
2031-03-09-bayan: source | نفى | تكون النرويج قد شاركت في الغارة | norway raid
2031-03-09-bayan: lars | قال | بلاده تدعم الاتحاد الأفريقي | union
2031-03-09-bayan: | قيل | يسيطر عليه حرس الحدود الشعبي | guards
"""

LITERALS = """
siege operationKind Siege
siege status ongoing
siege when منذ ثلاثة أسابيع
offensive operationKind Offensive
raid operationKind Airstrike
talks operationKind Negotiation
meeting operationKind Meeting
"""


def rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for line in table.strip().splitlines():
        key, _, rest = line.partition(":")
        yield key, [cell.strip() for cell in rest.split("|")]


def arabic(text: str) -> Literal:
    return Literal(text, lang="ar")


def add_article(graph: Graph, name: str, title: str, marked: tuple[str, ...]) -> list[tuple[int, str]]:
    """Add an article and its mentions; return begin and text of its sentences (the first, the title, has none)."""
    article = ID[f"article/{name}"]
    graph.add((article, RDF.type, KG.Article))
    graph.add((article, DCTERMS.identifier, Literal(name)))
    graph.add((article, DCTERMS.title, arabic(title)))
    graph.add((article, DCTERMS.issued, Literal(name[:10], datatype=XSD.date)))
    graph.add((article, DCTERMS.source, Literal("javascript:alert(1)" if "bayan" in name else f"https://news.invalid/{name}")))
    sentences, begin = [(0, title)], len(title) + 2
    for sentence in marked:
        text = ""
        for piece in re.split(r"(\[[a-z]+:[^]]+\])", sentence):
            if not piece.startswith("["):
                text += piece
                continue
            thing, _, words = piece[1:-1].partition(":")
            place = begin + len(text)
            mention = ID[f"mention/{name}/{place}"]
            graph.add((mention, RDF.type, KG.Mention))
            graph.add((mention, KG.refersTo, ID[thing]))
            graph.add((ID[thing], KG.mentionedIn, article))
            add_place(graph, mention, article, place, place + len(words))
            text += words
        sentences.append((begin, text))
        begin += len(text) + 1
    return sentences


def add_place(graph: Graph, subject: URIRef, article: URIRef, begin: int, end: int) -> None:
    graph.add((subject, KG.inArticle, article))
    graph.add((subject, KG.begin, Literal(begin)))
    graph.add((subject, KG.end, Literal(end)))


def add_relation(graph: Graph, where: str, triple: str, sentences: dict[str, list[tuple[int, str]]]) -> None:
    name, number = where.split()
    begin, sentence = sentences[name][int(number)]
    subject, predicate, value = triple.split(maxsplit=2)
    target = arabic(value) if predicate == "role" else ID[value]
    evidence = ID[f"evidence/{subject}-{predicate}-{number}-{name}"]
    for above in broader(KG[predicate]):
        graph.add((ID[subject], above, target))
    graph.add((evidence, RDF.type, KG.Evidence))
    graph.add((evidence, RDF.subject, ID[subject]))
    graph.add((evidence, RDF.predicate, KG[predicate]))
    graph.add((evidence, RDF.object, target))
    graph.add((evidence, KG.sentence, arabic(sentence)))
    graph.add((evidence, KG.rule, Literal("by-hand")))
    graph.add((evidence, KG.confidence, Literal("0.9", datatype=XSD.decimal)))
    add_place(graph, evidence, ID[f"article/{name}"], begin, begin + len(sentence))


def add_statement(graph: Graph, name: str, cells: list[str], sentences: dict[str, list[tuple[int, str]]]) -> None:
    speaker, verb, content, about = cells
    begin = next(begin + text.index(content) for begin, text in sentences[name] if content in text)
    statement = ID[f"statement/{name}/{begin}"]
    graph.add((statement, RDF.type, KG.Statement))
    graph.add((statement, KG.content, arabic(content)))
    graph.add((statement, KG.verb, arabic(verb)))
    graph.add((statement, KG.direct, Literal(False)))
    add_place(graph, statement, ID[f"article/{name}"], begin, begin + len(content))
    for thing in about.split():
        graph.add((statement, KG.about, ID[thing]))
    if speaker:
        graph.add((statement, KG.speaker, ID[speaker]))


def news_graph() -> Graph:
    """Return the graph: 38 things with a name, six statements, three articles, one of them with hostile text."""
    graph = Graph()
    for thing, (kind, label, others, latin) in rows(THINGS):
        for above in broader(KG[kind]):
            graph.add((ID[thing], RDF.type, above))
        graph.add((ID[thing], RDFS.label, arabic(label)))
        graph.add((ID[thing], KG.transliteration, Literal(latin, lang="ar-latn")))
        for other in filter(None, others.split(", ")):
            graph.add((ID[thing], SKOS.altLabel, arabic(other)))
    sentences = {name: add_article(graph, name, text[0], text[1:]) for name, text in ARTICLES.items()}
    for where, (triple,) in rows(RELATIONS):
        add_relation(graph, where, triple, sentences)
    for name, cells in rows(STATEMENTS):
        add_statement(graph, name, cells, sentences)
    for line in LITERALS.strip().splitlines():
        thing, term, value = line.split(maxsplit=2)
        graph.add((ID[thing], KG[term], arabic(value)))
    return graph


@pytest.fixture
def news() -> Graph:
    """The graph, for a test to read and to change."""
    return news_graph()


@pytest.fixture(scope="session")
def news_view() -> View:
    """The view of the graph."""
    return from_graph(news_graph())


@pytest.fixture(scope="session")
def news_page(news_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the graph."""
    path = tmp_path_factory.mktemp("view") / "graph.html"
    write_html(news_view, path, title="أخبار الصحراء")
    return path


@dataclass
class Tab:
    """A page in the browser, with everything that it asked for or complained about."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def hear(self, message: str) -> None:
        if "GL Driver Message" not in message:  # how fast WebGL is without a graphics card
            self.complaints.append(message)

    def open(self, path: Path, address: str = "") -> "Page":
        """Return the page once it is drawn; `address` is what follows the name of the file."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.hear(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_selector("html[data-state=ready]", timeout=_PATIENCE)
        return self.page


@pytest.fixture
def tab(browser: "Browser") -> Iterator[Tab]:
    """A tab that, at the end of the test, must have loaded its file alone and without complaint."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(_PATIENCE)
    opened = Tab(context.new_page())
    yield opened
    assert opened.complaints == []
    assert [url.partition(":")[0] for url in opened.requests] == ["file"]
    context.close()
