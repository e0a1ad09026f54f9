#pragma once

#include "core/message.h"
#include "core/status.h"

#include <string>
#include <variant>
#include <vector>

namespace flotilla {

/// Why a message was answered or passed over as it was; for the words shown to people.
enum class Verdict {
    Plain,         ///< nothing out of the ordinary
    Granted,       ///< a vote given
    StaleTerm,     ///< the sender's term is over
    AlreadyVoted,  ///< this term's vote went to another
    LogBehind,     ///< the candidate's log is less up to date (§5.4.1)
    Appended,      ///< entries stored
    Replaced,      ///< conflicting entries removed, then entries stored
    NoSuchEntry,   ///< the log ends before prevLogIndex
    TermMismatch,  ///< another term stands at prevLogIndex
    NotExpected,   ///< an answer to a question of the past, or to none
    Contradiction, ///< it would undo what is committed, or name a second leader of this term
    NotLeader,     ///< a client's request at the wrong server
    Repeated,      ///< a client's request that is known already
};

// What a server's core, or a client, says of itself; TRACE.md lists the words. Each stands beside
// the status right after it.
struct NoteReceived {
    MessagePtr message;
    Verdict verdict = Verdict::Plain;
};
struct NoteTimeout {};
struct NoteBecameLeader {};
struct NoteProposed {
    Index index; ///< of the entry, in the log
};
struct NoteCommitted {
    Index from; ///< commitIndex before
};
struct NoteApplied {
    Index index; ///< of the entry, in the log
};
struct NotePersisted {};
struct NoteInvoked {
    CommandPtr command;
};
struct NoteReturned {
    CommandPtr command;
    Outcome outcome = Outcome::Ok;
    std::string value;
};

using NoteBody = std::variant<NoteReceived, NoteTimeout, NoteBecameLeader, NoteProposed,
                              NoteCommitted, NoteApplied, NotePersisted, NoteInvoked, NoteReturned>;

struct Note {
    NoteBody body;
    Status status; ///< of a server; a client's has no meaning
};

/// What one step asks of its host, to be carried out top to bottom: save, send, apply and note.
struct Effects {
    /// Persistent state changed: it has to reach the disk before anything here is sent.
    bool save = false;
    std::vector<MessagePtr> sends;
    std::vector<Note> notes;
};

} // namespace flotilla
