"""The words by which models name what things are made of: English, Dutch, German, French, Slovene.

The commonest in Spanish, Italian and Portuguese are there too. Every line is a kind and its words. ``*``
stands for the rest of a word, so that ``*beton`` finds "Stahlbeton" and ``hout*`` finds "houtskelet"; ``#``
is a digit. Words are lower case without accents; ``_`` and signs in a name count as spaces. What stands first
wins: the narrower before the wider, for glass wool is no glass. None is for words that say nothing of what a
thing is made of.
"""

from models3d.manifest import MaterialKind

WORDS: tuple[tuple[MaterialKind | None, str], ...] = (
    ("insulation", "*insulation*, *insulating*, mineral wool, stone wool, rock wool, glass wool, "
                   "rockwool, *foam*, polystyrene, polyurethane, pir, pur, pu, eps, xps, styrofoam, cork, "
                   "fiberglass*, fibreglass*, batt, batts, isol *"),
    ("insulation", "*isolatie, *isolatie[!f]*, *glaswol*, *steenwol*"),
    ("insulation", "*dammung*, *daemmung*, *dammplatte*, *dammstoff*, warmedamm*, *mineralwoll*, "
                   "*steinwoll*, *glaswoll*, *mineralfaser*, styropor, *isolierung*"),
    ("insulation", "isolant*, isolation, laine de *, polystyrene, aislamiento*, aislante*, isolante*, "
                   "lana de *, lana di *"),
    ("insulation", "*izolacij*, kamena volna, mineralna volna, steklena volna, stiropor"),
    ("concrete", "stahlbeton*, stb, ortbeton, gewapend beton, betonstein*, beton arme, armirani beton, "
                 "*leichtbeton*, cmu, concrete masonry*, concrete block*, masonry block*, masonry grout*, "
                 "betonblok*, bloc beton*, parpaing*, hormigon armado, cemento armato"),
    ("plaster", "gipskarton*, gipsplaat, gipsplaten, gasbeton, *gasbeton*, cellenbeton, porenbeton, "
                "ytong, siporeks, kalkzandsteen*, kalksandstein*, sand lime*, aerated *, aac, "
                "beton cellulaire, gypsum*, plasterboard*, drywall, sheetrock, ceiling tile*, acoustic*, "
                "gips*, *gips, gwb, silka*, xella*, yeso*, cartongesso*, "
                "platre*, plaque de platre, ba13, *mavcnokarton*"),
    ("rooftile", "*dakpan*, roof tile*, roofing tile*, rooftile*, *dachziegel*, *dachstein*, "
                 "*dachpfanne*, tuile*, stresnik*, *kritina, *leipan*, slates, slate roof*, roof slate*, "
                 "leien, leisteen*, *schiefer*, ardoise*, skril*, shingle*, teja*, tegol*, telha*"),
    ("grass", "green roof*, live roof*, living roof*, groendak*, *grundach*, *dachbegrunung*, "
              "toit vegetalise*, toiture vegetalisee*"),
    ("glass", "glas, glass, *glazing*, *beglazing*, glazed, glaze, *verglasung*, *isolierglas*, "
              "*fensterglas*, verre, vitre*, vitrage*, double vitrage, steklo, steklen*, zasteklit*, "
              "window pane*, vidrio*, cristal, vetro*, vidro*"),
    ("grass", "grass, *lawn*, gras, gazon, *sedum*, turf, rasen, wiese, pelouse, herbe, engazonn*, trava, "
              "travnik, travna"),
    ("plant", "plant, plants, planting, hedge*, tree, trees, leaves, foliage, shrub*, vegetation, haag*, "
              "boom*, struik*, heg, beplanting, pflanze*, bepflanzung, hecke, baum, baume, laub, "
              "strauch*, arbre*, haie, vegetal*, plante*, rastlin*, drevo, drevesa, ziva meja, grm, "
              "grmovje"),
    ("water", "water, pond, vijver, wasser, teich, eau, bassin, voda, ribnik"),
    ("asphalt", "asphalt*, asfalt*, tarmac, enrobe, bitume routier"),
    ("paving", "*paving*, *pavement*, paver, pavers, cobble*, betontegel*, terrastegel*, *bestrating*, "
               "klinkers, straatklinker*, gravel path, *pflaster*, gehweg*, gehwegplatte*, pave, paves, "
               "pavage, dallage*, tlakovc*, tlakovan*, curb*, kerb*"),
    ("render", "fasadni omet, buitenpleister"),
    ("tile", "terracotta*, terre cuite"),
    ("brick", "ladrillo*, mattone*, mattoni*, tijolo*, laterizi*"),
    ("timber", "door frame mullion*"),
    ("roofing", "roofing*, *bitumen*, *dakbedekking*, *membrane*, epdm, waterproof*, dampproof*, "
                "damp proof*, tpo, "
                "vapor retarder*, vapour retarder*, vapor barrier*, vapour barrier*, dampremmend*, "
                "*dachbahn*, *abdichtung*, *bitumenbahn*, etancheite, bitum*, *hidroizolacij*, "
                "asphalt shingle*, bac acier"),
    ("render", "pvc, upvc, kunststof kozijn*, kunststofkozijn*, *kunststofraam*, *kunststofffenster*"),
    ("metal", "metal*, steel, *staal, *staal#*, stalen, zink*, zinc, rvs, aluminium*, aluminum*, alu, "
              "bronze, copper*, brass, koper, iron, chrome, he[abm]#*, he[abm] #*, ipe#*, ipe #*, hss#*, "
              "latei l#*, *latei* l#*, staal*, *stripstaal*, *geveldrager*, roval, hwa*, *waterslag*, "
              "*liftdeur*, *rooster*, *stahl*, blech*, *blech, eisen, kupfer, *metall*, messing, acier*, "
              "inox, fer, cuivre, zingue*, acero*, acciaio*, aluminio*, alluminio*, hierro*, "
              " jeklo, jeklen*, kovin*, plocevin*, baluster, balusters, "
              "*traphek*, *leuning*, *brievenbus*, standing seam, *mullion*"),
    ("rooftile", "slate"),
    ("brick", "*brick*, *baksteen*, *metselwerk*, *masonry*, clinker*, *ziegel*, *mauerwerk*, *klinker*, "
              "*backstein*, brique*, maconnerie*, opek*, zidak*"),
    ("parquet", "*parquet*, *parket*, *parkett*, laminate floor*, laminaat, laminat, wood floor*, "
                "wooden floor*, "
                "hardwood floor*, timber floor*, floorboard*, *holzboden*, *dielen*, plancher bois, "
                "lames de parquet, lesen pod, houten vloer*"),
    ("boarding", "*weatherboard*, *clapboard*, siding*, *wood siding*, timber clad*, wood clad*, "
                 "cladding board*, timber board*, larch board*, decking*, wood deck*, *schalung, "
                 "*bretter*, *verschalung*, holzfassade*, *holzverkleidung*, bardage bois, bardage, "
                 "clin*, lambris*, lesena obloga, lesena fasada, opaz, *rabat*, potdeksel*, *geveldelen*, "
                 "houten delen, vlonder*, *rekwerk*, dakschroot*, larch timber*"),
    ("timber", "timber*, wood*, plywood*, oak, larch, pine, spruce, walnut, maple, birch, cedar, teak, "
               "mdf, osb, glulam, clt, chipboard, particle board, lumber, hout*, *hout, *multiplex*, "
               "*vuren*, *kozijn*, hsb*, *underlayment*, *dakbeschot*, *dakelement*, *sporenkap*, "
               "*knieschot*, *boeideel*, *dakplaat*, eiken, holz*, *holz, eiche, larche, fichte, kiefer, "
               "buche, *sperrholz*, *spanplatte*, bsh, brettschichtholz, bois*, chene, meleze, sapin, "
               "epicea, contreplaque, lesen*, hrast*, smrek*, macesen*, bukev, vezana plosca, iverka, "
               "softwood, cherry, beech, mahogany, madera*, madeira*, legno*"),
    ("fabric", "fabric*, textile*, upholster*, carpet*, *tapijt*, *stoffering*, *teppich*, polster*, "
               "stoff, moquette, tissu, tekstil*, preproga, blago, leather, linen, cotton"),
    ("tile", "tile, tiles, *tegel*, ceramic*, porcelain*, stoneware, holonite*, *vensterbank*, "
             "*natuursteen*, stone, marble*, granite*, terrazzo, travertine, limestone, sandstone, "
             "*fliese*, *keramik*, naturstein*, marmor*, granit*, carrelage*, carreau*, faience, "
             "ceramique*, pierre*, marbre, ploscic*, keramik*, kamen, kamn*, quartz*, counter top*, "
             "countertop*, worktop*, aanrechtblad*, arbeitsplatte*, piedra*, pietra*, pedra*, azulejo*, "
             "baldosa*, piastrell*"),
    ("plaster", "*plaster*, *separatiewand*, *plafond*, *ceiling*, promatect*, *innenputz*, "
                "enduit interieur, ometi, omet, mavec, mavcn*, stucco interior, paint*, peinture*, "
                "spachtel*, *gypsum*, *anstrich*, enlucido*, intonaco*"),
    ("render", "render, rendered, rendering, *stucco*, *stucwerk*, *pleister*, plastica*, platsica*, "
               "fibre cement*, fiber cement*, fibercement*, eternit*, *gevelbekleding*, *putz*, eifs, "
               "etics, wdvs, enduit*, crepi, fasadni omet, fasada, faserzement*, *trespa*, hpl, *cladding*, "
               "laminate, melamine*, formica*, kunststof*, kunststoff*, revoco*"),
    ("concrete", "*concrete*, *beton*, *dekvloer*, *screed*, *breedplaat*, *kanaalplaat*, *fundering*, "
                 "fund, fund *, spekband*, *afdekker*, *raamdorpel*, *vloer*, *kantplank*, *estrich*, "
                 "*zement*, *cement*, mortar*, chape*, ciment*, dalle*, estrih, cementn*, precast*, "
                 "*grout*, *topping*, hormigon*, calcestruzzo*, betao, concreto*, cemento*"),
    # The last, for storeys are called by them and colours too.
    (None, "ground floor*, ground level*, ground beam*, ground slab*, sous terre"),
    ("ground", "soil, ground, sand, gravel, earth, terrain, terrein, topography, grind, zand, maaiveld, "
               "aarde, erde, *erdreich*, gelande, kies, schotter, terre, terre vegetale, sable, gravier, "
               "zemlja, zemljina, pesek, gramoz, teren"),
)  # fmt: skip

#: Words for a colour in a material's name, with the RAL shades that façades have; the first found counts.
TINTS: tuple[tuple[str, str], ...] = (
    ("#a96f5b", "roodbruin, red brown, rotbraun, brun rouge, rdece rjav*"),
    ("#d2b88c", "kopergeel"),
    ("#43474c", "*antraciet*, anthracite*, *anthrazit*, antracit*"),
    ("#3f454b", "ral 7016"),
    ("#35393d", "ral 7021"),
    ("#f3efe6", "ral 9010, ral 9016"),
    ("#ede6d8", "ral 9001"),
    ("#2a2a2b", "ral 9005"),
    ("#cdd0cf", "ral 7035"),
    ("#8d9294", "zink*, zinc"),
    ("#b4b6b6", "rvs, stainless*, inox, edelstahl*, nerjav*"),
    ("#b0825f", "corten, *cortenstahl*"),
    ("#a8795a", "copper*, kupfer*, cuivre, koper"),
    ("#e3dfd6", "kalkzandsteen*, kalksandstein*, sand lime*"),
    ("#e8e6e0", "*gasbeton*, cellenbeton, porenbeton, ytong, siporeks, aerated *"),
    ("#d0b48a", "*multiplex*, plywood*, *sperrholz*, contreplaque"),
    ("#5a5a5c", "*leipan*, leien, slate*, *schiefer*, ardoise*, skril*"),
)  # fmt: skip
