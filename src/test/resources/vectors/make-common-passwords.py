#!/usr/bin/python3
"""Writes common-passwords.txt, the list that PasswordPolicy refuses.

    npm pack @zxcvbn-ts/language-common@4.1.3 && tar xzf zxcvbn-ts-language-common-4.1.3.tgz
    python3 make-common-passwords.py package > common-passwords.txt

Of the package's list, which is sorted by how common a password is, the first 8000 and all of 12 characters or more are kept; those
that are nothing but digits are left out where fewer than 8, since no length that may be configured lets them through. What follows is ours.
"""
import json
import pathlib
import sys

MOST_COMMON = 8000
LONG = 12
LEAST_DIGITS = 8

# Common in Brazil, where this service is used.
BRAZILIAN = """
senha senhas senha123 minhasenha novasenha trocarsenha mudarsenha mudesenha mudar mudar123 mudeagora acesso bemvindo administrador
brasil flamengo mengao corinthians timao palmeiras saopaulo santos vasco cruzeiro gremio internacional atleticomineiro botafogo
fluminense bahia deusefiel deuseamor jesuscristo jesusteama jesusemeupastor osenhoremeupastor familia
minhafamilia minhavida meuamor meubem teamo euteamo amoreterno amovoce euamovoce saudade princesa gatinha
estrela felicidade liberdade esperanca borboleta cachorro gabriel rafael lucas mateus fernanda juliana camila bruna leticia
saude clinica hospital enfermeira medico paciente consultorio vidaplus
""".split()

# Phrases that everybody knows, written without spaces, as they are compared.
PHRASES = """
correcthorsebatterystaple thequickbrownfox thequickbrownfoxjumpsoverthelazydog tobeornottobe tobeornottobethatisthequestion
maytheforcebewithyou iamyourfather lukeiamyourfather winteriscoming opensesame abracadabra supercalifragilisticexpialidocious
letmeinplease letmeinnow openthedoor passwordpassword passwordsecret mypassword mypasswordis thisismypassword thisisapassword
thisismypassphrase thisisasecret thisisverysecret thisisasecurepassword averylongpassword averysecurepassword longpassword
verylongpassword securepassword strongpassword strongpassphrase supersecret supersecretpassword topsecret topsecretpassword
secretpassword secretpassphrase newpassword newpasswordhere changeme changemenow changemeplease changeit pleasechangeme
pleasechangethis pleasechangethispassword changethispassword defaultpassword temporarypassword temppassword temporary
adminadmin adminpassword administrator administratorpassword rootpassword testpassword testtesttest testingtesting
welcomewelcome welcometo welcometothejungle welcomehome passphrase mypassphrase nopassword nopasswordforyou idontknow
idontknowmypassword iforgot iforgotmypassword forgotpassword forgotmypassword trustnoone trustnobody whatever
iloveyou iloveyousomuch iloveyouforever iloveyouverymuch iloveyoubaby iloveyoumom ilovemyfamily ilovemymom ilovemylife
ilovemywife ilovemyhusband ilovemydog ilovemycat ilovejesus jesuslovesme godisgood godislove godblessme ingodwetrust jesusislord
thankyoujesus johnthreesixteen happybirthday happybirthdaytoyou merrychristmas happynewyear onceuponatime itwasthebestoftimes
callmeishmael allyouneedislove letitbe heyjude stairwaytoheaven bohemianrhapsody hotelcalifornia smellsliketeenspirit
twinkletwinklelittlestar maryhadalittlelamb humptydumpty rowrowrowyourboat theanswerisfortytwo dontpanic livelongandprosper
beammeupscotty houstonwehaveaproblem iamironman iambatman youshallnotpass mypreciousss oneringtorulethemall
oneringtorulethemalloneringtofindthem elementarymydearwatson hastalavista hastalavistababy illbeback
nowisthetimeforallgoodmen loremipsum loremipsumdolorsitamet helloworld hellothere hellokitty goodmorning goodnight
onetwothreefour onetwothreefourfive eenymeenyminymoe iwanttobelieve knowledgeispower timeismoney carpediem cogitoergosum
venividivici nevergiveup nevergonnagiveyouup keepcalmandcarryon justdoit yeswecan makeamericagreatagain blacklivesmatter
estaeminhasenha essaeminhasenha minhasenhasecreta minhasenhasegura senhasegura senhasecreta senhamuitosegura senhasenha
senhadificil senhalonga senhanova senhaprovisoria senhatemporaria senhapadrao naotemsenha naolembro naolembrosenha
esqueciminhasenha naoseiminhasenha trocarestasenha euteamomuito euteamodemais teamomuito teamoparasempre
amominhafamilia amominhamae amomeusfilhos amomeufilho amominhafilha meusamores deusefieltodotempo deusnocomando
deusacimadetudo deusebom deusetudo deusmeuguia emnomedejesus jesusteama jesusmeusalvador somentedeus sodeussabe
bemvindoaobrasil brasilpentacampeao ordemeprogresso feliznatal felizanonovo felizaniversario parabenspravoce
seeutepego garotadeipanema aguasdemarco ouviramdoipiranga terraadoradaentreoutrasmil tuespatriaamada
serounaosereisaquestao navegareprecisovivernaoepreciso
""".split()


def main(package):
    folder = pathlib.Path(package)
    ranked = json.loads((folder / "src" / "passwords.json").read_text(encoding="utf-8"))
    chosen = ranked[:MOST_COMMON] + [word for word in ranked if len(word) >= LONG] + BRAZILIAN + PHRASES
    kept = dict.fromkeys(word.lower() for word in chosen if not (word.isdigit() and len(word) < LEAST_DIGITS))
    assert not any(word.startswith("#") or word != word.strip() or not word.isascii() for word in kept)

    print("# Common passwords, most common first; below them some that are common in Brazil, and well-known phrases without spaces.")
    print("# Made by src/test/resources/vectors/make-common-passwords.py. Some words offend: they are here so that nobody uses them.")
    print("#")
    print("# From the npm package @zxcvbn-ts/language-common 4.1.3, whose licence (MIT) is:")
    print("#")
    for line in (folder / "LICENSE.txt").read_text(encoding="utf-8").strip().splitlines():
        print(("# " + line).rstrip())
    print("#")
    print("# The Brazilian words and the phrases are VidaPlus Auth's, under its own licence.")
    for word in kept:
        print(word)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1])
