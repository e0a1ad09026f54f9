<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Coming</name>
    <message>
        <source>a vote request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a refusal of its vote request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a refusal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 receives %2 from %3 (#%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has waited long enough and asks the next server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sends its heartbeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has heard no leader and stands for election</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>%1 %2: %2 is down; restart it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %2 is paused and handles nothing; resume it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a command of %1 bytes is too long; at most %2 are allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already; choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one too many; a run has at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart %1: it is up; crash it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>propose %1: it is not the leader but %2 in term %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>commit %1 · last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: stored to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: no, its term is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: no, entry %1 is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: no, its entries from %1 on are of term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: committed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: no leader is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote request, term %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vote: no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AppendEntries, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands again, in term %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands for election in term %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sends %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads no more, votes for %1 in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>votes for %1 in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads no more, refuses %1 its vote: %1&apos;s log is behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1 its vote: %1&apos;s log is behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1: term %2 is over, now %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for itself in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for another in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for %2 in term %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gets no vote from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1&apos;s vote: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passes over what %1 sent: no leader of term %2 may send this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads no more, follows %1 in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follows %1 in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drops what conflicts and stores %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1&apos;s heartbeat: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refuses %1&apos;s entries: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears from %1 that %2 is committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears from %1 that %2 are committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears %1&apos;s heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 from %2 already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its entry %1 is of term %2, not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its entry %1 is not of term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes back to entry %1 for %2: its log is shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes back to entry %1 for %2: its log is different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>knows that %1 has all up to entry %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears that %1 has all up to entry %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads no more: %1 is in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands no more: %1 is in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on in term %2: %1 is in term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1&apos;s %2 already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not the leader, sends %1 on to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not the leader and knows none, so %1 has to ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears that %1 knows no leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is sent on from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads term %1 with %2 of %3 votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its no-op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appends %1 as entry %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commits %1: %2 have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commits %1 to %2: %3 have them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applies entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>applies entry %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saves its term, vote and log up to entry %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restarts from its disk: term %1, log up to entry %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is created, without a vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loses its %1 to %2 on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loses its %1 to %2: the link is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loses its %1 to %2: %2 is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loses its %1 to %2: you dropped it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has its %1 to %2 doubled on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes entry %1 to leader_logs.db</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 committed at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hears that %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not know what became of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not hold: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla</name>
    <message>
        <source>tries %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, +%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rim: time to an election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hollow answers: yes, no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries, how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reorder %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a voter, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a voter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follower, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down since %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>commit %1 · last %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disk: term %1 · last %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New cluster…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new run: how many servers, which seed, which timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scenario or a saved run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what you did as a scenario that can be played again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture of the cluster as PNG, SVG or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the picture of the cluster on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the window looks, which keys do what, what is kept on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run and close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Submit a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the field that commands are typed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit so&amp;mething</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the client send a made-up command to the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash the &amp;leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash the server that leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart the leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash the leader and bring it up again at once: it keeps what is on its disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash a ra&amp;ndom server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash one of the servers that are up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bring all back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart every server that is down, resume every paused one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heal all links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join every link that was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Align timers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All election timers run out together: a split vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread &amp;timers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Election timers run out far apart: an easy election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto&amp;pilot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random faults and commands, drawn from a seed, at the rate that is set in Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diver&amp;ged logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the situation of Figure 7: logs that differ and have to be repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;dd a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new run with one server more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ve a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new run with one server less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo the last act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the instant before what you did last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Crash or restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crash the chosen server, or restart it when it is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A paused server handles nothing and forgets nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time out now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen server&apos;s election timer runs out at once; a leader sends its heartbeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Isolate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut every link of the chosen server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Heal its links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join every link of the chosen server that was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Submit here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command that the client sends to the chosen server first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deliver now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen message arrives at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;rop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen message is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen message arrives 50 ms later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen message arrives twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the lin&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing passes the chosen link, either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it &amp;one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing passes the chosen link in the direction that you point at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slo&amp;w it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages take ten times as long on the chosen link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make it like the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen link is joined and as fast and safe as all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I&amp;nspect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all that is known of what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let time run, or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let one event happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the next &amp;message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until a message has arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the next &amp;election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until a server stands for election or is elected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the next &amp;commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until an entry is committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the chosen server&apos;s &amp;next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run until something happens at the chosen server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow time down by one notch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed time up by one notch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Foll&amp;ow the action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle stretches pass quickly, elections and commits at the speed that is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what takes long: a run to something, an undo, an export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what shapes and colours mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List &amp;everything that happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List heartbeats, their answers and mere confirmations too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark ink on light paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light ink on dark paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger lines and inks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For &amp;print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White paper, little ink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight colours that most people tell apart best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Okabe–Ito</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eight colours of Okabe and Ito, chosen for colour-blind eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bigger type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger letters everywhere, up to three times, for a projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closer at the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at more of the cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole cluster, in its &amp;usual places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No zoom, and every server back in its place on the ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the window, for a projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All panels back to where they were at the first start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three hints for who opens Flotilla the first time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario &amp;language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of scenarios and saved runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trace format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What flotilla-cli writes with --trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Flotilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which version this is, of what it is made, and its licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::Acts</name>
    <message>
        <source>&amp;Crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest&amp;art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send heart&amp;beats now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time out now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::ClusterCanvas</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: crash %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: crash %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: restart %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: restart %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a server to crash it, again to restart it. Point at a message to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::Commands</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ch&amp;osen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours of the terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::Docks</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::FeedPanel</name>
    <message>
        <source>What happened, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::LedgerPanel</name>
    <message>
        <source>The ledger leader_logs.db, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entry is committed yet. What a leader commits is written to this file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::LedgerTable</name>
    <message>
        <source>(no-op)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was committed, in seconds of virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ledger %1 cannot be read: %2. Is its folder readable?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::LegendPainter</name>
    <message>
        <source>entries, how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colour = term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hollow answers: yes, no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rim: time to an election</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::MainWindow</name>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The servers and the messages between them. Arrow keys choose a server, Enter crashes or restarts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time and commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;built-in scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same run is played along in one thread, without sockets and files. After every turn both must be in the same state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flotilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Flotilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Space to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same as the pure engine: 1 turn compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same as the pure engine: %1 turns compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts from the pure engine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safety violated: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s files are in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios (*.flotilla)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save run as scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not part of this build.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Flotilla</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Flotilla %1&lt;/h3&gt;&lt;p&gt;Raft at work on real threads, sockets and files, in time that you own.&lt;/p&gt;&lt;p&gt;Qt %2&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::NewClusterDialog</name>
    <message>
        <source>New cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed and the same actions give the same run. The run at hand ends; its files stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::Phrases</name>
    <message>
        <source>no entries: a heartbeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no-op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry: %1 of term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries, the first %1 of term %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no: its log has no such entry, it goes on at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no: term %1 stands there, from index %2 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done: committed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the leader, and knows none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for a vote; its log ends at index %1, term %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes: gives its vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no: refuses its vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; after index %2, term %3; commitIndex %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes: same log up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#%1 %2 from %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, term %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it will be lost: %1 was down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; waits to be delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; arrives in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 in term %3; log up to %4, commitIndex %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; voted for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; election timeout in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 % lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link %1; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client %1 has asked for nothing yet; it would ask %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client %1 waits for “%2”: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>committed at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer, asks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redirected to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n more in line</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::Playback</name>
    <message>
        <source>%1 could not save and is down: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not come within %1 s of virtual time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can&apos;t come any more: nothing is scheduled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::RunOpener</name>
    <message>
        <source>Your last run is still there: 1 server, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last run is still there: %1 servers, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has stopped: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run could begin: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run without keeping it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::ServerPainter</name>
    <message>
        <source>term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::SpeedSlider</name>
    <message>
        <source>Virtual time runs at %1 of the clock on the wall</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>flotilla::TransportBar</name>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step one event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual time against the clock on the wall, from 1/1000 to as fast as it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the last command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command to submit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By which client, to which server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Submit the command (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handed to the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>via %1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no client in this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client asks the server that it knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client asks this server first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Raft at work on real sockets, in time that you own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the run in this folder, or go on from the run that it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With FILE: go on from what the folder holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scenario to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it opens one FILE only, not also &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
