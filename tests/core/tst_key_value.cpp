#include <QTest>

#include "core/key_value.h"

using namespace flotilla;

class TestKeyValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersAsItShould()
    {
        KeyValueStore store;
        QCOMPARE(store.apply({Call::Kind::Get, "x", {}, {}}), "");
        QCOMPARE(store.apply({Call::Kind::Put, "x", "1", {}}), "ok");
        const KeyValueStore before = store;
        QCOMPARE(store.apply({Call::Kind::Append, "x", "2", {}}), "ok");
        QCOMPARE(store.apply({Call::Kind::Cas, "x", "3", "1"}), "no");
        QCOMPARE(store.apply({Call::Kind::Get, "x", {}, {}}), "12");
        QCOMPARE(store.apply({Call::Kind::Cas, "x", "3", "12"}), "ok");
        QCOMPARE(store.get("x"), "3");
        QCOMPARE(before.get("x"), "1"); // a copy keeps what it had
        QCOMPARE(store.apply({Call::Kind::Cas, "y", "new", ""}), "ok");
        QCOMPARE(store.size(), std::size_t{2});
    }

    void textsAreReadBack()
    {
        for (const Call &call :
             {Call{Call::Kind::Put, "x", "1", {}}, Call{Call::Kind::Get, "x y", {}, {}},
              Call{Call::Kind::Append, "k", "", {}},
              Call{Call::Kind::Cas, "k", "a=b \"c\\\"\n", ""}}) {
            const std::string text = callText(call);
            QVERIFY2(callIn(text) == call, text.c_str());
        }
        QCOMPARE(callText({Call::Kind::Cas, "x", "a b", ""}), R"(cas x "a b" "")");
    }

    /// Whatever is not just so is a plain command: its text stays what it is.
    void leavesPlainCommandsAlone()
    {
        for (const char *text :
             {"", "put", "put x", "put x 1 2", "put  x 1", "put x 1 ", "puts x 1", "put x a=b",
              "put \"x\" 1", "put x \"1", "get", "get \"\"", "x=1"})
            QVERIFY2(!callIn(text), text);
    }
};

QTEST_APPLESS_MAIN(TestKeyValue)
#include "tst_key_value.moc"
