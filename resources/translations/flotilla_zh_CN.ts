<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Coming</name>
    <message>
        <source>a vote request</source>
        <translation>投票请求</translation>
    </message>
    <message>
        <source>a vote</source>
        <translation>一张选票</translation>
    </message>
    <message>
        <source>a refusal of its vote request</source>
        <translation>对其投票请求的拒绝</translation>
    </message>
    <message>
        <source>a heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>an entry</source>
        <translation>一个条目</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>一个应答</translation>
    </message>
    <message>
        <source>a refusal</source>
        <translation>一个拒绝</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>一条命令</translation>
    </message>
    <message>
        <source>%1 receives %2 from %3 (#%4)</source>
        <translation>%1 收到来自 %3 的%2（#%4）</translation>
    </message>
    <message>
        <source>%1 has waited long enough and asks the next server</source>
        <translation>%1 等得够久了，去问下一台服务器</translation>
    </message>
    <message>
        <source>%1 sends its heartbeats</source>
        <translation>%1 发送心跳</translation>
    </message>
    <message>
        <source>%1 has heard no leader and stands for election</source>
        <translation>%1 没有听到领导者，参加选举</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>%1 %2: %2 is down; restart it first</source>
        <translation>%1 %2：%2 已停机；请先重启它</translation>
    </message>
    <message>
        <source>%1 %2: %2 is paused and handles nothing; resume it first</source>
        <translation>%1 %2：%2 已暂停，什么都不处理；请先恢复它</translation>
    </message>
    <message>
        <source>a command of %1 bytes is too long; at most %2 are allowed</source>
        <translation>%1 字节的命令太长；最多允许 %2 字节</translation>
    </message>
    <message>
        <source>%1 is there already; choose another name</source>
        <translation>%1 已经存在；请另选一个名字</translation>
    </message>
    <message>
        <source>%1 is one too many; a run has at most %2</source>
        <translation>%1 太多了；一次运行最多有 %2 个</translation>
    </message>
    <message>
        <source>restart %1: it is up; crash it first</source>
        <translation>重启 %1：它正在运行；请先让它崩溃</translation>
    </message>
    <message>
        <source>propose %1: it is not the leader but %2 in term %3</source>
        <translation>propose %1：它不是领导者，而是任期 %3 的%2</translation>
    </message>
    <message>
        <source>this run has no client number %1; add one first</source>
        <translation>这次运行没有 %1 号客户端；请先添加一个</translation>
    </message>
    <message>
        <source>this run has no server number %1; choose one of its own</source>
        <translation>这次运行没有 %1 号服务器；请从已有的里面选</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>committed at %1</source>
        <translation>提交于 %1</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>末条 %1</translation>
    </message>
    <message>
        <source>commit %1</source>
        <translation>已提交 %1</translation>
    </message>
    <message>
        <source>applied %1</source>
        <translation>已应用 %1</translation>
    </message>
    <message>
        <source>no majority</source>
        <translation>无多数派</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选者</translation>
    </message>
    <message>
        <source>tries %1</source>
        <translation>试 %1</translation>
    </message>
    <message>
        <source>asks %1</source>
        <translation>询问 %1</translation>
    </message>
    <message>
        <source>%1, +%2</source>
        <translation>%1，+%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请另选一个位置。</translation>
    </message>
    <message>
        <source>The export was broken off; nothing was written.</source>
        <translation>导出已中断；什么都没有写入。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 is not empty; name a folder that is new or empty, so that only these frames are in it.</source>
        <translation>%1 不是空的；请指定一个新的或空的文件夹，里面只放这些帧。</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>无法创建该文件夹</translation>
    </message>
    <message>
        <source>There is no run to draw.</source>
        <translation>没有可画的运行。</translation>
    </message>
    <message>
        <source>The stretch ends before it begins; exchange its two instants.</source>
        <translation>这一段的终点早于起点；请交换两个时刻。</translation>
    </message>
    <message>
        <source>A picture has 64 to %1 pixels each way, not %2 × %3.</source>
        <translation>图片每边应为 64 到 %1 像素，而不是 %2 × %3。</translation>
    </message>
    <message>
        <source>The pace must be above 0, and there are 1 to 50 frames a second.</source>
        <translation>速度必须大于 0，每秒帧数为 1 到 50。</translation>
    </message>
    <message>
        <source>That is more than %1 frames; take a shorter stretch, a faster pace or fewer frames a second.</source>
        <translation>超过了 %1 帧；请取更短的一段、更快的速度或更少的每秒帧数。</translation>
    </message>
    <message>
        <source>entries, how many</source>
        <translation>条目，数字为个数</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>asks for a vote</source>
        <translation>请求投票</translation>
    </message>
    <message>
        <source>answers: yes, no</source>
        <translation>应答：是、否</translation>
    </message>
    <message>
        <source>waits for delivery</source>
        <translation>等待送达</translation>
    </message>
    <message>
        <source>will be lost</source>
        <translation>将会丢失</translation>
    </message>
    <message>
        <source>time to an election</source>
        <translation>距选举的时间</translation>
    </message>
    <message>
        <source>changed just now</source>
        <translation>刚刚改变</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>link cut</source>
        <translation>链路断开</translation>
    </message>
    <message>
        <source>cut one way</source>
        <translation>单向断开</translation>
    </message>
    <message>
        <source>slow link</source>
        <translation>慢链路</translation>
    </message>
    <message>
        <source>loses messages</source>
        <translation>丢失消息</translation>
    </message>
    <message>
        <source>delivers twice</source>
        <translation>重复送达</translation>
    </message>
    <message>
        <source>reorders messages</source>
        <translation>打乱消息顺序</translation>
    </message>
    <message>
        <source>colour = term</source>
        <translation>颜色 = 任期</translation>
    </message>
    <message>
        <source>commit: on a majority · applied: carried out</source>
        <translation>commit：已在多数派上 · applied：已执行</translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation>%1–%2 ms</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>丢失 %1 %</translation>
    </message>
    <message>
        <source>twice %1 %</source>
        <translation>重复 %1 %</translation>
    </message>
    <message>
        <source>reorder %1 %</source>
        <translation>乱序 %1 %</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>cut %1→%2</source>
        <translation>断开 %1→%2</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>no-op</source>
        <translation>no-op</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>matchIndex</source>
        <translation>matchIndex</translation>
    </message>
    <message>
        <source>nextIndex</source>
        <translation>nextIndex</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>已隔断</translation>
    </message>
    <message>
        <source>since %1 s</source>
        <translation>自 %1 s 起</translation>
    </message>
    <message>
        <source>disk: term %1 · last %2</source>
        <translation>磁盘：任期 %1 · 末条 %2</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>not a voter</source>
        <translation>无投票权</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>跟随者</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>term</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>%1 ms earlier</source>
        <translation>早 %1 ms</translation>
    </message>
    <message>
        <source>%1 ms later</source>
        <translation>晚 %1 ms</translation>
    </message>
    <message>
        <source>time, s</source>
        <translation>时间，s</translation>
    </message>
    <message>
        <source>too long to show whole: zoom in for what is hatched</source>
        <translation>太长，无法全部显示：放大可看阴影处</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>成为领导者</translation>
    </message>
    <message>
        <source>stands for election</source>
        <translation>参加选举</translation>
    </message>
    <message>
        <source>message lost</source>
        <translation>消息丢失</translation>
    </message>
    <message>
        <source>commits up to an index</source>
        <translation>提交到某个索引</translation>
    </message>
    <message>
        <source>%1 messages, too many to draw: bars show where they arrive</source>
        <translation>%1 条消息，多得画不下：竖条表示到达之处</translation>
    </message>
    <message>
        <source>term %1 · %2 leads</source>
        <translation>任期 %1 · %2 领导</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>任期 %1</translation>
    </message>
    <message>
        <source>no term yet</source>
        <translation>尚无任期</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>PictureExport</name>
    <message>
        <source>%1 is no kind of picture that can be written; let its name end in .png, .svg or .pdf.</source>
        <translation>%1 不是可写的图片类型；文件名请以 .png、.svg 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请另选一个位置。</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>The vote is saved</source>
        <translation>保存投票</translation>
    </message>
    <message>
        <source>votedFor is on the disk before it is told, so that a restart can&apos;t vote again.</source>
        <translation>votedFor 在告知之前已写入磁盘，重启后不会再次投票。</translation>
    </message>
    <message>
        <source>The term is saved</source>
        <translation>保存任期</translation>
    </message>
    <message>
        <source>currentTerm is on the disk, so that a restart does not go back to an old term.</source>
        <translation>currentTerm 已写入磁盘，重启后不会回到旧任期。</translation>
    </message>
    <message>
        <source>Saved before answered</source>
        <translation>先保存再应答</translation>
    </message>
    <message>
        <source>What an answer promises is on the disk first, so that a crash can&apos;t break it.</source>
        <translation>应答所承诺的内容先写入磁盘，崩溃也不能使其失效。</translation>
    </message>
    <message>
        <source>Voters compare logs</source>
        <translation>投票者比较日志</translation>
    </message>
    <message>
        <source>No vote for a log that is behind one&apos;s own: leaders have all that is committed.</source>
        <translation>不投票给落后于自己的日志：领导者拥有所有已提交的条目。</translation>
    </message>
    <message>
        <source>One vote a term</source>
        <translation>每任期一票</translation>
    </message>
    <message>
        <source>A second candidate of the same term is refused: at most one can win.</source>
        <translation>同一任期的第二个候选人被拒绝：最多一个能赢。</translation>
    </message>
    <message>
        <source>More than half</source>
        <translation>超过半数</translation>
    </message>
    <message>
        <source>Elections and commits take a majority, not half: any two of them share a server.</source>
        <translation>选举和提交需要多数派而不是半数：任何两个多数派都有共同的服务器。</translation>
    </message>
    <message>
        <source>Only its own term is counted</source>
        <translation>只对本任期计数</translation>
    </message>
    <message>
        <source>A leader commits older entries only along with one of its own term (Figure 8).</source>
        <translation>领导者只随本任期的条目一起提交更早的条目（图 8）。</translation>
    </message>
    <message>
        <source>Commit up to the last new entry</source>
        <translation>只提交到最后的新条目</translation>
    </message>
    <message>
        <source>A follower commits no further than what this message has shown to be the same.</source>
        <translation>跟随者的提交不超过该消息已证实一致的部分。</translation>
    </message>
    <message>
        <source>The entry before must match</source>
        <translation>前一条目必须匹配</translation>
    </message>
    <message>
        <source>A follower accepts entries only behind one of the same index and term.</source>
        <translation>跟随者只在索引和任期都相同的条目之后接受新条目。</translation>
    </message>
    <message>
        <source>What matches is kept</source>
        <translation>保留匹配的条目</translation>
    </message>
    <message>
        <source>Only entries that conflict are removed: a late message can&apos;t undo a newer one.</source>
        <translation>只删除冲突的条目：迟到的消息不能撤销较新的消息。</translation>
    </message>
    <message>
        <source>Only what was compared is acknowledged</source>
        <translation>只确认比较过的条目</translation>
    </message>
    <message>
        <source>An answer names the last entry of the message, not the last one of one&apos;s log.</source>
        <translation>应答给出的是消息的最后一个条目，而不是自己日志的最后一个。</translation>
    </message>
    <message>
        <source>Answers of older terms don&apos;t count</source>
        <translation>旧任期的应答不算</translation>
    </message>
    <message>
        <source>What was said to a leader of an earlier term says nothing to the one of now.</source>
        <translation>对以前任期领导者所说的，对现在的领导者毫无意义。</translation>
    </message>
    <message>
        <source>Timeouts are random</source>
        <translation>超时是随机的</translation>
    </message>
    <message>
        <source>Each election timeout is drawn, so that split votes are rare and end soon.</source>
        <translation>每次选举超时都是随机抽取的，因此瓜分选票很少发生且很快结束。</translation>
    </message>
    <message>
        <source>Heartbeats restart the timer</source>
        <translation>心跳重置定时器</translation>
    </message>
    <message>
        <source>Who hears from the leader waits anew, so that a leader that works stays.</source>
        <translation>收到领导者消息的服务器重新等待，因此正常工作的领导者得以保持。</translation>
    </message>
    <message>
        <source>A new leader begins with a no-op</source>
        <translation>新领导者以空操作开始</translation>
    </message>
    <message>
        <source>It commits an empty entry, so that what came before it can be committed at once.</source>
        <translation>它提交一个空条目，使之前的条目可以立即提交。</translation>
    </message>
    <message>
        <source>Commands have serial numbers</source>
        <translation>命令有序列号</translation>
    </message>
    <message>
        <source>A command that is sent again is known again, and applied once.</source>
        <translation>重发的命令会被认出，只应用一次。</translation>
    </message>
    <message>
        <source>No reads before the first commit</source>
        <translation>首次提交之前不读</translation>
    </message>
    <message>
        <source>A leader answers reads only when it has committed an entry of its own term.</source>
        <translation>领导者只有在提交了本任期的条目之后才应答读取。</translation>
    </message>
</context>
<context>
    <name>SafetyWords</name>
    <message>
        <source>What Raft promises (Figure 3)</source>
        <translation>Raft 的承诺（图 3）</translation>
    </message>
    <message>
        <source>Election Safety</source>
        <translation>选举安全性</translation>
    </message>
    <message>
        <source>At most one leader in a term.</source>
        <translation>一个任期内最多只有一个领导者。</translation>
    </message>
    <message>
        <source>Leader Append-Only</source>
        <translation>领导者只追加</translation>
    </message>
    <message>
        <source>A leader only appends to its log; it changes and removes nothing.</source>
        <translation>领导者只向自己的日志追加条目，不修改也不删除。</translation>
    </message>
    <message>
        <source>Log Matching</source>
        <translation>日志匹配</translation>
    </message>
    <message>
        <source>Two logs with an entry of the same index and term are the same up to it.</source>
        <translation>若两份日志含有索引和任期都相同的条目，则直到该条目为止完全相同。</translation>
    </message>
    <message>
        <source>Leader Completeness</source>
        <translation>领导者完整性</translation>
    </message>
    <message>
        <source>What is committed in a term is in the log of every later leader.</source>
        <translation>某个任期中已提交的条目存在于之后所有领导者的日志中。</translation>
    </message>
    <message>
        <source>State Machine Safety</source>
        <translation>状态机安全性</translation>
    </message>
    <message>
        <source>No two servers apply different commands at the same index.</source>
        <translation>任何两台服务器都不会在同一索引处应用不同的命令。</translation>
    </message>
    <message>
        <source>What that stands on</source>
        <translation>其根基</translation>
    </message>
    <message>
        <source>One vote</source>
        <translation>一票</translation>
    </message>
    <message>
        <source>A server votes for one candidate in a term, and remembers it through crashes.</source>
        <translation>服务器在一个任期内只投票给一个候选人，崩溃后也记得。</translation>
    </message>
    <message>
        <source>Saved before sent</source>
        <translation>先保存再发送</translation>
    </message>
    <message>
        <source>What a message promises is on the sender&apos;s disk.</source>
        <translation>消息所承诺的内容已在发送者的磁盘上。</translation>
    </message>
    <message>
        <source>Commit on a majority</source>
        <translation>多数派提交</translation>
    </message>
    <message>
        <source>What a leader commits is in the logs of more than half.</source>
        <translation>领导者提交的条目存在于半数以上的日志中。</translation>
    </message>
    <message>
        <source>Commit of its own term</source>
        <translation>提交本任期条目</translation>
    </message>
    <message>
        <source>A leader commits by counting only entries of its own term.</source>
        <translation>领导者只对本任期的条目通过计数来提交。</translation>
    </message>
    <message>
        <source>Terms never fall</source>
        <translation>任期从不减小</translation>
    </message>
    <message>
        <source>currentTerm only grows.</source>
        <translation>currentTerm 只增不减。</translation>
    </message>
    <message>
        <source>Commits never fall</source>
        <translation>提交从不减小</translation>
    </message>
    <message>
        <source>commitIndex only grows while a server runs.</source>
        <translation>服务器运行期间 commitIndex 只增不减。</translation>
    </message>
    <message>
        <source>Applied once</source>
        <translation>只应用一次</translation>
    </message>
    <message>
        <source>A command that was sent twice changes the state once.</source>
        <translation>发送两次的命令只改变状态一次。</translation>
    </message>
    <message>
        <source>What clients see</source>
        <translation>客户端所见</translation>
    </message>
    <message>
        <source>Linearizability</source>
        <translation>线性一致性</translation>
    </message>
    <message>
        <source>Every answer is as if each call took effect at one instant between call and answer.</source>
        <translation>每个应答都如同该调用在发出与应答之间的某一瞬间生效。</translation>
    </message>
</context>
<context>
    <name>TimingAdvice</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>No leader will last: a follower may wait %1 for a heartbeat, and stands for election itself after %2. Send heartbeats more often, or wait longer.</source>
        <translation>领导者无法持久：跟随者可能要等 %1 才收到心跳，而它等 %2 就会自己参加选举。请更频繁地发送心跳，或等得更久。</translation>
    </message>
    <message>
        <source>Elections may fail: votes need up to %1 there and back, and the next candidate may stand after %2. Make the network faster, or wait longer.</source>
        <translation>选举可能失败：选票往返最多需要 %1，而下一个候选者可能在 %2 之后就出现。请让网络更快，或等得更久。</translation>
    </message>
    <message>
        <source>Votes will often split: all election timeouts lie within %1, and a vote request is up to %2 on its way. Spread the timeouts.</source>
        <translation>选票会经常被瓜分：所有选举超时都在 %1 之内，而投票请求在途中最多要 %2。请把超时分散开。</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>%1: the trace can&apos;t be read (%2); check the name and that you may read it</source>
        <translation>%1：无法读取跟踪文件（%2）；请检查文件名以及读取权限</translation>
    </message>
    <message>
        <source>a line is one JSON object and begins with {</source>
        <translation>一行是一个 JSON 对象，以 { 开头</translation>
    </message>
    <message>
        <source>the object is over; nothing may follow it in its line</source>
        <translation>对象已经结束；这一行后面不能再有内容</translation>
    </message>
    <message>
        <source>too many objects and lists inside each other</source>
        <translation>对象和列表嵌套得太深</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands there twice</source>
        <translation>&quot;%1&quot; 在那里出现了两次</translation>
    </message>
    <message>
        <source>a number that is too large</source>
        <translation>数字太大</translation>
    </message>
    <message>
        <source>here a text in quotes, a whole number from 0 on, true, false, [ or { is missing</source>
        <translation>这里缺少带引号的文本、从 0 起的整数、true、false、[ 或 {</translation>
    </message>
    <message>
        <source>numbers of a trace are whole</source>
        <translation>跟踪文件里的数字都是整数</translation>
    </message>
    <message>
        <source>a trace has no null; leave the field out, or write &quot;&quot; for nobody</source>
        <translation>跟踪文件里没有 null；请省去该字段，或写 &quot;&quot; 表示没有人</translation>
    </message>
    <message>
        <source>a text stands in quotes</source>
        <translation>文本要放在引号里</translation>
    </message>
    <message>
        <source>a control character; write it as \u00XX</source>
        <translation>控制字符；请写成 \u00XX</translation>
    </message>
    <message>
        <source>bytes that are no UTF-8</source>
        <translation>不是 UTF-8 的字节</translation>
    </message>
    <message>
        <source>a text that does not end; its closing &quot; is missing</source>
        <translation>文本没有结束；缺少结尾的 &quot;</translation>
    </message>
    <message>
        <source>a \ with no meaning; write \\ for one that is meant</source>
        <translation>没有意义的 \；若本意就是它，请写 \\</translation>
    </message>
    <message>
        <source>\u needs four hexadecimal digits</source>
        <translation>\u 需要四个十六进制数字</translation>
    </message>
    <message>
        <source>half of a character in \u</source>
        <translation>\u 中只有半个字符</translation>
    </message>
    <message>
        <source>%1 is missing here</source>
        <translation>这里缺少 %1</translation>
    </message>
    <message>
        <source>%1 is created, its log must be empty</source>
        <translation>%1 刚创建，它的日志必须为空</translation>
    </message>
    <message>
        <source>%1 is up; it can restart only after its crash</source>
        <translation>%1 正在运行；只有崩溃之后才能重启</translation>
    </message>
    <message>
        <source>%1 is down, its next event can only be a restart</source>
        <translation>%1 已停机，它的下一个事件只能是重启</translation>
    </message>
    <message>
        <source>%1 sends a message that is from %2</source>
        <translation>%1 发送了一条来自 %2 的消息</translation>
    </message>
    <message>
        <source>%1 receives a message that is to %2</source>
        <translation>%1 收到了一条发给 %2 的消息</translation>
    </message>
    <message>
        <source>message %1 was made up at %2 and must be received at that instant</source>
        <translation>消息 %1 是在 %2 编造的，必须在那一刻收到</translation>
    </message>
    <message>
        <source>message %1 is not what it was when it was sent</source>
        <translation>消息 %1 与发送时不同</translation>
    </message>
    <message>
        <source>%1 appends entry %2, but its log ends at %3</source>
        <translation>%1 追加条目 %2，但它的日志止于 %3</translation>
    </message>
    <message>
        <source>%1 writes entry %2 to the ledger, which its log does not have so</source>
        <translation>%1 把条目 %2 写入账本，但它的日志里不是这样</translation>
    </message>
    <message>
        <source>%1 has no command %2 open that could return</source>
        <translation>%1 没有未完成的命令 %2 可以返回</translation>
    </message>
    <message>
        <source>st says that the log of %1 ends at %2 in term %3, but what the lines before tell of it ends at %4 in term %5</source>
        <translation>st 说 %1 的日志在任期 %3 止于 %2，但前面各行所述止于任期 %5 的 %4</translation>
    </message>
    <message>
        <source>broken off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>the file is empty; a trace begins with its header</source>
        <translation>文件是空的；跟踪文件以文件头开始</translation>
    </message>
    <message>
        <source>is missing; resources/docs/trace.md lists what a line needs</source>
        <translation>缺失；一行需要什么，见 resources/docs/trace.md</translation>
    </message>
    <message>
        <source>is %1, it must be %2</source>
        <translation>是 %1，必须是 %2</translation>
    </message>
    <message>
        <source>is %1, it may be at most %2</source>
        <translation>是 %1，最多可以是 %2</translation>
    </message>
    <message>
        <source>is %1; a name has 1 to 32 letters, digits, - and _</source>
        <translation>是 %1；名字由 1 到 32 个字母、数字、- 和 _ 组成</translation>
    </message>
    <message>
        <source>is %1, and there is no server of that name; servers stand in the header or come with &quot;create&quot;</source>
        <translation>是 %1，而没有叫这个名字的服务器；服务器写在文件头里，或由 &quot;create&quot; 加入</translation>
    </message>
    <message>
        <source>is %1, and that is one client too many; there may be %2</source>
        <translation>是 %1，客户端多了一个；最多可以有 %2 个</translation>
    </message>
    <message>
        <source>names %1 servers; there may be 1 to %2</source>
        <translation>列出了 %1 台服务器；可以有 1 到 %2 台</translation>
    </message>
    <message>
        <source>%1 stands there twice</source>
        <translation>%1 在那里出现了两次</translation>
    </message>
    <message>
        <source>is %1, it must be the least and the most microseconds</source>
        <translation>是 %1，应为最少和最多的微秒数</translation>
    </message>
    <message>
        <source>must be &quot;implicit&quot; or &quot;explicit&quot;</source>
        <translation>必须是 &quot;implicit&quot; 或 &quot;explicit&quot;</translation>
    </message>
    <message>
        <source>a trace begins with its header</source>
        <translation>跟踪文件以文件头开始</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;; what can be read is flotilla-trace/1</source>
        <translation>是 &quot;%1&quot;；可读取的是 flotilla-trace/1</translation>
    </message>
    <message>
        <source>has %1 sets of voters; joint configurations can&apos;t be shown yet, only a trace with one set</source>
        <translation>有 %1 组投票者；还不能显示联合配置，只能显示一组的跟踪</translation>
    </message>
    <message>
        <source>must tell the state of all servers, in the order in which &quot;servers&quot; names them</source>
        <translation>必须按 &quot;servers&quot; 的次序说明所有服务器的状态</translation>
    </message>
    <message>
        <source>tells of more servers than &quot;servers&quot; names</source>
        <translation>说明的服务器比 &quot;servers&quot; 列出的多</translation>
    </message>
    <message>
        <source>does not end where st says: at lastLogIndex %1</source>
        <translation>没有止于 st 所说之处：lastLogIndex %1</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, it must be Follower, Candidate or Leader; other states can&apos;t be shown yet</source>
        <translation>是 &quot;%1&quot;，必须是 Follower、Candidate 或 Leader；其他状态还不能显示</translation>
    </message>
    <message>
        <source>is %1, after lastLogIndex %2</source>
        <translation>是 %1，在 lastLogIndex %2 之后</translation>
    </message>
    <message>
        <source>is %1, after commitIndex %2</source>
        <translation>是 %1，在 commitIndex %2 之后</translation>
    </message>
    <message>
        <source>must name the same servers as nextIndex</source>
        <translation>必须与 nextIndex 列出相同的服务器</translation>
    </message>
    <message>
        <source>has &quot;%1&quot;: %2; it maps servers to indexes</source>
        <translation>有 &quot;%1&quot;：%2；它把服务器对应到索引</translation>
    </message>
    <message>
        <source>changes the configuration; that can&apos;t be shown yet</source>
        <translation>改变了配置；这还不能显示</translation>
    </message>
    <message>
        <source>is %1, it must be %2: ids count what is sent, copied and made up</source>
        <translation>是 %1，必须是 %2：编号计数发送、复制和编造的消息</translation>
    </message>
    <message>
        <source>is %1, and no message of that id is under way; was its send left out, or has it arrived or been lost already?</source>
        <translation>是 %1，而途中没有该编号的消息；是漏写了它的发送，还是它已到达或丢失？</translation>
    </message>
    <message>
        <source>is true; pre-votes can&apos;t be shown yet</source>
        <translation>为 true；还不能显示预投票</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, a message that can&apos;t be shown; there are RequestVote, AppendEntries, ClientRequest and their replies</source>
        <translation>是 &quot;%1&quot;，不能显示的消息；有 RequestVote、AppendEntries、ClientRequest 及其应答</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, it must be ok, fail, unknown or redirect</source>
        <translation>是 &quot;%1&quot;，必须是 ok、fail、unknown 或 redirect</translation>
    </message>
    <message>
        <source>is %1, which is there already</source>
        <translation>是 %1，已经存在</translation>
    </message>
    <message>
        <source>is one server too many; there may be %1</source>
        <translation>多了一台服务器；最多可以有 %1 台</translation>
    </message>
    <message>
        <source>must name a server in a &quot;%1&quot;</source>
        <translation>在 &quot;%1&quot; 中必须写明服务器</translation>
    </message>
    <message>
        <source>must name who did it</source>
        <translation>必须写明是谁做的</translation>
    </message>
    <message>
        <source>must be loss, partition, crash or user</source>
        <translation>必须是 loss、partition、crash 或 user</translation>
    </message>
    <message>
        <source>is &quot;%1&quot;, which no trace of this version has; resources/docs/trace.md lists the events</source>
        <translation>是 &quot;%1&quot;，这个版本的跟踪里没有；事件列表见 resources/docs/trace.md</translation>
    </message>
    <message>
        <source>must be submit, put, get, append or cas</source>
        <translation>必须是 submit、put、get、append 或 cas</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>a trace may have at most %1 lines; cut it in two</source>
        <translation>跟踪文件最多可以有 %1 行；请切成两份</translation>
    </message>
    <message>
        <source>it has %1 bytes, a line may have at most %2</source>
        <translation>有 %1 字节，一行最多可以有 %2 字节</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>is %1, it must be %2: lines are counted from 0, and none may be missing</source>
        <translation>是 %1，必须是 %2：各行从 0 起计数，不能缺</translation>
    </message>
    <message>
        <source>is %1, before the line before it, which is at %2</source>
        <translation>是 %1，早于前一行的 %2</translation>
    </message>
    <message>
        <source>%1: the trace can&apos;t be written (%2); choose a folder that you may write to, on a disk with room</source>
        <translation>%1：无法写入跟踪文件（%2）；请选择有写入权限且磁盘有空间的文件夹</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>entry %1</source>
        <translation>条目 %1</translation>
    </message>
    <message>
        <source>entries %1 to %2</source>
        <translation>条目 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 refused %2&apos;s AppendEntries: %2&apos;s term %3 is over, %1 is in term %4</source>
        <translation>%1 拒绝了 %2 的 AppendEntries：%2 的任期 %3 已经过去，%1 处于任期 %4</translation>
    </message>
    <message>
        <source>%1 refused %2&apos;s AppendEntries: entry %3 is to stand before what %2 sends (prevLogIndex %3), and %1&apos;s log ends at entry %4</source>
        <translation>%1 拒绝了 %2 的 AppendEntries：%2 所发内容之前应是条目 %3（prevLogIndex %3），而 %1 的日志止于条目 %4</translation>
    </message>
    <message>
        <source>%1 refused %2&apos;s AppendEntries: its entry %3 (prevLogIndex) is of term %4, and %2&apos;s of term %5 (prevLogTerm); its first entry of term %4 is entry %6</source>
        <translation>%1 拒绝了 %2 的 AppendEntries：它的条目 %3（prevLogIndex）属于任期 %4，而 %2 的属于任期 %5（prevLogTerm）；它任期 %4 的第一个条目是 %6</translation>
    </message>
    <message>
        <source>Nothing stands before entry 1 (prevLogIndex 0)</source>
        <translation>条目 1 之前什么都没有（prevLogIndex 0）</translation>
    </message>
    <message>
        <source>%1&apos;s entry %2 (prevLogIndex) is of term %3 (prevLogTerm), as %4 said</source>
        <translation>%1 的条目 %2（prevLogIndex）属于任期 %3（prevLogTerm），与 %4 所说相同</translation>
    </message>
    <message>
        <source>%1: so %2&apos;s log agrees with %3&apos;s up to there</source>
        <translation>%1：所以到那里为止 %2 的日志与 %3 的一致</translation>
    </message>
    <message>
        <source>%1; what follows up to entry %2 it had already, so there was nothing to change</source>
        <translation>%1；之后到条目 %2 它都已经有了，所以没有什么要改</translation>
    </message>
    <message>
        <source>%1, but its entry %2 was of term %3 and not %4: so it removed that and all after it, and appended %5</source>
        <translation>%1，但它的条目 %2 属于任期 %3 而不是 %4：所以它删去该条目及其后全部，并追加 %5</translation>
    </message>
    <message>
        <source>%1: so it appended %2</source>
        <translation>%1：所以它追加了 %2</translation>
    </message>
    <message>
        <source>%1: so %2 appended %3</source>
        <translation>%1：所以 %2 追加了 %3</translation>
    </message>
    <message>
        <source>%1 heard from %2 of term %3, later than its own term %4: so it went on to term %3 as a follower</source>
        <translation>%1 从 %2 得知任期 %3，晚于自己的任期 %4：所以它进入任期 %3，成为跟随者</translation>
    </message>
    <message>
        <source>%1 passed over %2&apos;s answer: it no longer leads term %3</source>
        <translation>%1 略过了 %2 的应答：它不再是任期 %3 的领导者</translation>
    </message>
    <message>
        <source>%1 acknowledged to %2: its log agrees with %2&apos;s up to entry %3 (matchIndex)</source>
        <translation>%1 向 %2 确认：它的日志到条目 %3 为止与 %2 的一致（matchIndex）</translation>
    </message>
    <message>
        <source>%1 took %2&apos;s no and went back from entry %3 to entry %4 (nextIndex), to find where the two logs agree</source>
        <translation>%1 得到 %2 的否定，从条目 %3 退到条目 %4（nextIndex），以找到两份日志一致之处</translation>
    </message>
    <message>
        <source>%1 had just been elected leader of term %2, so it sent AppendEntries to all, from the entry after its last on (nextIndex %3)</source>
        <translation>%1 刚当选任期 %2 的领导者，所以向所有人发送 AppendEntries，从自己末条之后的条目开始（nextIndex %3）</translation>
    </message>
    <message>
        <source>As the leader of term %1, %2 sent a heartbeat to %3, which says what stands before its next entry: entry %4 of term %5</source>
        <translation>作为任期 %1 的领导者，%2 向 %3 发送心跳，说明其下一条目之前是什么：任期 %5 的条目 %4</translation>
    </message>
    <message>
        <source>%1, the leader of term %2, sent %3 what stands in its log from nextIndex on: %4</source>
        <translation>任期 %2 的领导者 %1 把自己日志中从 nextIndex 起的内容发给 %3：%4</translation>
    </message>
    <message>
        <source>%1 took %2&apos;s no and went back to entry %3 (nextIndex), to find where the two logs agree</source>
        <translation>%1 得到 %2 的否定，退到条目 %3（nextIndex），以找到两份日志一致之处</translation>
    </message>
    <message>
        <source>%1 had no answer in time, so it asks the next server, %2</source>
        <translation>%1 没有及时得到应答，所以去问下一台服务器 %2</translation>
    </message>
    <message>
        <source>%1 sent its command to %2, the server that it knows</source>
        <translation>%1 把命令发给它所知道的服务器 %2</translation>
    </message>
    <message>
        <source>%1 is not the leader, so it sent %2 on to %3, which it follows in term %4</source>
        <translation>%1 不是领导者，所以它让 %2 去找 %3，也就是它在任期 %4 跟随的服务器</translation>
    </message>
    <message>
        <source>%1 is not the leader and has heard none in term %2, so it could only say no to %3</source>
        <translation>%1 不是领导者，在任期 %2 也没听到领导者，所以只能对 %3 说不</translation>
    </message>
    <message>
        <source>%1&apos;s command %2 reached %3, the leader of term %4, which appended it to its log as entry %5</source>
        <translation>%1 的命令%2到达 %3，任期 %4 的领导者，它把命令作为条目 %5 追加到日志</translation>
    </message>
    <message>
        <source>%1 had %2&apos;s command %3 already, so it did not append it again</source>
        <translation>%1 已经有 %2 的命令%3，所以没有再追加一次</translation>
    </message>
    <message>
        <source>%1 was sent on from %2 to %3, the leader that %2 knows</source>
        <translation>%1 被 %2 转给 %3，即 %2 所知道的领导者</translation>
    </message>
    <message>
        <source>%1 heard that %2 knows no leader, so it waits and asks another</source>
        <translation>%1 得知 %2 不知道领导者，所以等一等再问另一台</translation>
    </message>
    <message>
        <source>%1 was answered by %2: its command is done</source>
        <translation>%1 得到 %2 的应答：它的命令已完成</translation>
    </message>
    <message>
        <source>%1 was answered by %2: its command is committed and applied as entry %3</source>
        <translation>%1 得到 %2 的应答：它的命令已提交，并作为条目 %3 应用</translation>
    </message>
    <message>
        <source>%1 sent this to %2 as the leader of term %3</source>
        <translation>%1 把它发给任期 %3 的领导者 %2</translation>
    </message>
    <message>
        <source>%1 sent its command to %2, the server that it takes for the leader</source>
        <translation>%1 把命令发给它认为是领导者的服务器 %2</translation>
    </message>
    <message>
        <source>%1&apos;s %2 to %3 was lost: %3 is down</source>
        <translation>%1 发给 %3 的%2丢失了：%3 已停机</translation>
    </message>
    <message>
        <source>%1&apos;s %2 to %3 was lost: the link from %1 to %3 is cut</source>
        <translation>%1 发给 %3 的%2丢失了：从 %1 到 %3 的链路已断开</translation>
    </message>
    <message>
        <source>The link from %1 to %2 was cut</source>
        <translation>从 %1 到 %2 的链路被断开</translation>
    </message>
    <message>
        <source>%1&apos;s %2 to %3 was lost: you dropped it</source>
        <translation>%1 发给 %3 的%2丢失了：是您丢弃了它</translation>
    </message>
    <message>
        <source>%1&apos;s %2 to %3 was lost on the way: this network loses some messages</source>
        <translation>%1 发给 %3 的%2在途中丢失了：这个网络会丢失一些消息</translation>
    </message>
    <message>
        <source>%1 took entry %2 for committed when the record began</source>
        <translation>记录开始时 %1 就认为条目 %2 已提交</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>%1 counted %2: entry %3 is on %4 of %5 servers, a majority, and its term %6 is %1&apos;s current term, so %1 committed it</source>
        <translation>%1 计数了%2：条目 %3 在 %5 台服务器中的 %4 台上，是多数派，而且它的任期 %6 是 %1 的当前任期，所以 %1 提交了它</translation>
    </message>
    <message>
        <source>%1; entry %2, of the earlier term %3, is committed with it</source>
        <translation>%1；较早任期 %3 的条目 %2 随它一起提交</translation>
    </message>
    <message>
        <source>%1; entry %2 before it is committed with it</source>
        <translation>%1；它之前的条目 %2 随它一起提交</translation>
    </message>
    <message>
        <source>%1 heard from its leader that entry %2 is committed</source>
        <translation>%1 从它的领导者得知条目 %2 已提交</translation>
    </message>
    <message>
        <source>%1 heard from %2 that entries up to %3 are committed; its log agrees with %2&apos;s up to entry %4, so its commitIndex became the lesser of the two, %5</source>
        <translation>%1 从 %2 得知到 %3 为止的条目已提交；它的日志到条目 %4 为止与 %2 的一致，所以它的 commitIndex 取两者中较小的 %5</translation>
    </message>
    <message>
        <source>%1 acknowledged to %2 that its log agrees up to entry %3</source>
        <translation>%1 向 %2 确认它的日志到条目 %3 为止一致</translation>
    </message>
    <message>
        <source>Entry %1 stood in %2&apos;s log when the record began</source>
        <translation>记录开始时条目 %1 就在 %2 的日志里</translation>
    </message>
    <message>
        <source>%1, the new leader of term %2, appended a no-op as entry %3: an entry of its own term, which it can commit by counting</source>
        <translation>任期 %2 的新领导者 %1 追加了一个 no-op 作为条目 %3：这是它自己任期的条目，可以靠计数提交</translation>
    </message>
    <message>
        <source>%1 was proposed to %2, the leader of term %3, which appended it to its log as entry %4</source>
        <translation>%1 被提议给任期 %3 的领导者 %2，它把它作为条目 %4 追加到日志</translation>
    </message>
    <message>
        <source>%1 began in term %2</source>
        <translation>%1 从任期 %2 开始</translation>
    </message>
    <message>
        <source>%1 heard of term %2, later than its own term %3: so it went on to term %2 as a follower</source>
        <translation>%1 得知任期 %2，晚于自己的任期 %3：所以它进入任期 %2，成为跟随者</translation>
    </message>
    <message>
        <source>%1 heard of term %2 from %3 (%4), later than its own term %5: so it went on to term %2 as a follower</source>
        <translation>%1 从 %3（%4）得知任期 %2，晚于自己的任期 %5：所以它进入任期 %2，成为跟随者</translation>
    </message>
    <message>
        <source>%1 began as a follower, as all servers do</source>
        <translation>%1 开始时是跟随者，所有服务器都是如此</translation>
    </message>
    <message>
        <source>%1 was restarted, and a server that starts up is a follower</source>
        <translation>%1 被重启，刚启动的服务器是跟随者</translation>
    </message>
    <message>
        <source>%1 follows %2: it heard %2&apos;s AppendEntries of term %3, which is not older than its own term</source>
        <translation>%1 跟随 %2：它听到了 %2 任期 %3 的 AppendEntries，该任期不早于它自己的</translation>
    </message>
    <message>
        <source>%1 was down when the record began</source>
        <translation>记录开始时 %1 已停机</translation>
    </message>
    <message>
        <source>%1 crashed: only its term, its vote and its log are on its disk</source>
        <translation>%1 崩溃了：磁盘上只有它的任期、选票和日志</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 refused %2 its vote: %2 stood in term %3, which is over; %1 is in term %4</source>
        <translation>%1 拒绝投票给 %2：%2 参选的任期 %3 已经过去；%1 处于任期 %4</translation>
    </message>
    <message>
        <source>%1 refused %2 its vote: it has one vote a term, and in term %3 it stood itself and had that vote</source>
        <translation>%1 拒绝投票给 %2：每个任期只有一票，任期 %3 它自己参选，把票投给了自己</translation>
    </message>
    <message>
        <source>%1 refused %2 its vote: it has one vote a term, and in term %3 it had given it to %4</source>
        <translation>%1 拒绝投票给 %2：每个任期只有一票，任期 %3 它已投给 %4</translation>
    </message>
    <message>
        <source>%1 refused %2 its vote: %2&apos;s last entry is of term %3 and %1&apos;s of term %4, and the later term is more up to date</source>
        <translation>%1 拒绝投票给 %2：%2 的末条属于任期 %3，%1 的属于任期 %4，任期更晚的更新</translation>
    </message>
    <message>
        <source>%1 refused %2 its vote: both logs end in term %3, and %1&apos;s is longer: it ends at entry %4, %2&apos;s at entry %5</source>
        <translation>%1 拒绝投票给 %2：两份日志都止于任期 %3，而 %1 的更长：它止于条目 %4，%2 的止于条目 %5</translation>
    </message>
    <message>
        <source>%1 voted for %2 in term %3: it had given its vote in that term to no other</source>
        <translation>%1 在任期 %3 投票给 %2：它在该任期还没有投给别人</translation>
    </message>
    <message>
        <source>%1, and %2&apos;s log is more up to date: its last entry is of term %3, %4&apos;s of term %5</source>
        <translation>%1，而且 %2 的日志更新：它的末条属于任期 %3，%4 的属于任期 %5</translation>
    </message>
    <message>
        <source>%1, and both logs are empty</source>
        <translation>%1，而且两份日志都是空的</translation>
    </message>
    <message>
        <source>%1, and %2&apos;s log is at least as up to date: both end in term %3, %2&apos;s at entry %4 and %5&apos;s at entry %6</source>
        <translation>%1，而且 %2 的日志至少同样新：两者都止于任期 %3，%2 的在条目 %4，%5 的在条目 %6</translation>
    </message>
    <message>
        <source>%1 passed over %2&apos;s answer: it no longer asks for votes in term %3</source>
        <translation>%1 略过了 %2 的应答：它不再为任期 %3 请求投票</translation>
    </message>
    <message>
        <source>%1 heard from %2 that it has no vote for it in term %3</source>
        <translation>%1 从 %2 得知它在任期 %3 没有票给它</translation>
    </message>
    <message>
        <source>%1 counted %2&apos;s vote: %3 of %4, of which it needs %5</source>
        <translation>%1 计入了 %2 的选票：%4 票中的 %3 票，需要 %5 票</translation>
    </message>
    <message>
        <source>%1 voted for %2 in term %3</source>
        <translation>%1 在任期 %3 投票给 %2</translation>
    </message>
    <message>
        <source>%1 stood in term %2 when the record began</source>
        <translation>记录开始时 %1 正在任期 %2 参选</translation>
    </message>
    <message>
        <source>%1&apos;s election timer was made to run out: so it stood for election in term %2 and voted for itself</source>
        <translation>%1 的选举计时器被设为到期：所以它在任期 %2 参选，并投票给自己</translation>
    </message>
    <message>
        <source>%1 won no majority in term %2 within %3, and its election timer ran out again: so it stood in term %4 and voted for itself</source>
        <translation>%1 在 %3 内没有赢得任期 %2 的多数派，选举计时器再次到期：所以它在任期 %4 参选，并投票给自己</translation>
    </message>
    <message>
        <source>%1 heard nothing from %2, its leader, for %3, and its election timer ran out: so it stood in term %4 and voted for itself</source>
        <translation>%1 有 %3 没有听到领导者 %2 的消息，选举计时器到期：所以它在任期 %4 参选，并投票给自己</translation>
    </message>
    <message>
        <source>%1 heard no leader for %2, and its election timer ran out: so it stood in term %3 and voted for itself</source>
        <translation>%1 有 %2 没有听到领导者，选举计时器到期：所以它在任期 %3 参选，并投票给自己</translation>
    </message>
    <message>
        <source>%1 was paused</source>
        <translation>%1 被暂停了</translation>
    </message>
    <message>
        <source>%1 led term %2 when the record began</source>
        <translation>记录开始时 %1 是任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 had the votes of %2: %3 of %4 is a majority, so it leads term %5</source>
        <translation>%1 得到 %2 的选票：%4 票中的 %3 票是多数派，所以它领导任期 %5</translation>
    </message>
</context>
<context>
    <name>WhyNot</name>
    <message>
        <source>Restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Join the link between %1 and %2</source>
        <translation>接通 %1 与 %2 之间的链路</translation>
    </message>
    <message>
        <source>Join all links of %1</source>
        <translation>接通 %1 的所有链路</translation>
    </message>
    <message>
        <source>Let %1 stand for election</source>
        <translation>让 %1 参加选举</translation>
    </message>
    <message>
        <source>Let the network deliver by itself</source>
        <translation>让网络自行送达</translation>
    </message>
    <message>
        <source>The network delivers nothing by itself: each message waits to be delivered by hand</source>
        <translation>网络不会自行送达：每条消息都等待手动送达</translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 已停机</translation>
    </message>
    <message>
        <source>%1 is paused: it answers nothing</source>
        <translation>%1 已暂停：它什么都不应答</translation>
    </message>
    <message>
        <source>The link between %1 and %2 is cut</source>
        <translation>%1 与 %2 之间的链路已断开</translation>
    </message>
    <message>
        <source>Entries that %1 lacks are on their way: whoever has them first refuses %1 its vote. Let some time pass and ask again</source>
        <translation>%1 缺少的条目正在途中：谁先得到它们，就会拒绝投票给 %1。请过一段时间再问</translation>
    </message>
    <message>
        <source>%1 would refuse %2 its vote: %1&apos;s last entry is of term %3, the later one, and %2&apos;s of term %4</source>
        <translation>%1 会拒绝投票给 %2：%1 的末条属于较晚的任期 %3，%2 的属于任期 %4</translation>
    </message>
    <message>
        <source>%1 would refuse %2 its vote: both logs end in term %3, and %1&apos;s is longer: it ends at entry %4, %2&apos;s at entry %5</source>
        <translation>%1 会拒绝投票给 %2：两份日志都止于任期 %3，而 %1 的更长：它止于条目 %4，%2 的止于条目 %5</translation>
    </message>
    <message>
        <source>%1 has no entry %2</source>
        <translation>%1 没有条目 %2</translation>
    </message>
    <message>
        <source>Another entry is committed at %1: %2&apos;s, of term %3. What is committed stays, so this one will be removed</source>
        <translation>索引 %1 处已提交了另一个条目：%2 的，任期 %3。已提交的不会变，所以这一个将被删去</translation>
    </message>
    <message>
        <source>Entry %1 is on %2 of %3 servers; a majority is %4</source>
        <translation>条目 %1 在 %3 台服务器中的 %2 台上；多数派是 %4 台</translation>
    </message>
    <message>
        <source>Entry %1 is on %2 of %3 servers, a majority, but no server knows now that it is committed</source>
        <translation>条目 %1 在 %3 台服务器中的 %2 台上，已是多数派，但现在没有服务器知道它已提交</translation>
    </message>
    <message>
        <source>No server leads, so nobody counts</source>
        <translation>没有服务器领导，所以没有人计数</translation>
    </message>
    <message>
        <source>%1, the leader of term %2, does not have it, and will put its own entries in its place</source>
        <translation>任期 %2 的领导者 %1 没有它，会用自己的条目取代它</translation>
    </message>
    <message>
        <source>It is of term %1, and %2 leads term %3: it is not committed by counting, but with the first entry of term %3 that is</source>
        <translation>它属于任期 %1，而 %2 领导任期 %3：它不能靠计数提交，而要随任期 %3 的第一个条目一起提交</translation>
    </message>
    <message>
        <source>Propose an entry of term %1 to %2</source>
        <translation>向 %2 提议一个任期 %1 的条目</translation>
    </message>
    <message>
        <source>%1 has no vote in this cluster and stands for none</source>
        <translation>%1 在这个集群没有投票权，也不参选</translation>
    </message>
    <message>
        <source>%1 hears %2, the leader of term %3, so its election timer is set again and again</source>
        <translation>%1 听到任期 %3 的领导者 %2，所以它的选举计时器一再重置</translation>
    </message>
    <message>
        <source>%1 stands in term %2 and has %3 of %4 votes; it needs %5</source>
        <translation>%1 在任期 %2 参选，有 %4 票中的 %3 票；需要 %5 票</translation>
    </message>
    <message>
        <source>%1&apos;s election timer has not run out yet</source>
        <translation>%1 的选举计时器尚未到期</translation>
    </message>
    <message>
        <source>%1 has asked %2 for %3 and has no answer yet</source>
        <translation>%1 向 %2 问了%3，还没有得到应答</translation>
    </message>
    <message>
        <source>No server leads, so nobody can take its command</source>
        <translation>没有服务器领导，所以没有人能接受它的命令</translation>
    </message>
    <message>
        <source>%1 is not the leader; %2 is</source>
        <translation>%1 不是领导者；%2 才是</translation>
    </message>
    <message>
        <source>%1, the leader, answers when the entry is on %2 of %3 servers and applied</source>
        <translation>条目到了 %3 台服务器中的 %2 台并应用之后，领导者 %1 才应答</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 entry</source>
        <translation>1 个条目</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>answer: stored to %1</source>
        <translation>应答：已存到 %1</translation>
    </message>
    <message>
        <source>answer: no, its term is over</source>
        <translation>应答：否，其任期已过去</translation>
    </message>
    <message>
        <source>answer: no, entry %1 is missing</source>
        <translation>应答：否，缺少条目 %1</translation>
    </message>
    <message>
        <source>answer: no, its entries from %1 on are of term %2</source>
        <translation>应答：否，其从 %1 起的条目属于任期 %2</translation>
    </message>
    <message>
        <source>answer: done</source>
        <translation>应答：完成</translation>
    </message>
    <message>
        <source>answer: committed at %1</source>
        <translation>应答：提交于 %1</translation>
    </message>
    <message>
        <source>answer: failed</source>
        <translation>应答：失败</translation>
    </message>
    <message>
        <source>answer: unknown</source>
        <translation>应答：未知</translation>
    </message>
    <message>
        <source>answer: ask %1</source>
        <translation>应答：请问 %1</translation>
    </message>
    <message>
        <source>answer: no leader is known</source>
        <translation>应答：不知道领导者</translation>
    </message>
    <message>
        <source>vote request</source>
        <translation>投票请求</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>command %1</source>
        <translation>命令 %1</translation>
    </message>
    <message>
        <source>vote request, term %1</source>
        <translation>投票请求，任期 %1</translation>
    </message>
    <message>
        <source>vote: yes</source>
        <translation>投票：是</translation>
    </message>
    <message>
        <source>vote: no</source>
        <translation>投票：否</translation>
    </message>
    <message>
        <source>AppendEntries, %1</source>
        <translation>AppendEntries，%1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>条目 %1</translation>
    </message>
    <message>
        <source>entries %1 to %2</source>
        <translation>条目 %1 到 %2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Safety:</source>
        <translation>安全性：</translation>
    </message>
    <message>
        <source>stands again, in term %1</source>
        <translation>再次参选，任期 %1</translation>
    </message>
    <message>
        <source>stands for election in term %1</source>
        <translation>参加选举，任期 %1</translation>
    </message>
    <message>
        <source>sends %1 to %2</source>
        <translation>把%1发给 %2</translation>
    </message>
    <message>
        <source>leads no more, votes for %1 in term %2</source>
        <translation>不再领导，在任期 %2 投票给 %1</translation>
    </message>
    <message>
        <source>votes for %1 in term %2</source>
        <translation>在任期 %2 投票给 %1</translation>
    </message>
    <message>
        <source>leads no more, refuses %1 its vote: %1&apos;s log is behind</source>
        <translation>不再领导，拒绝投票给 %1：%1 的日志落后</translation>
    </message>
    <message>
        <source>refuses %1 its vote: %1&apos;s log is behind</source>
        <translation>拒绝投票给 %1：%1 的日志落后</translation>
    </message>
    <message>
        <source>refuses %1: term %2 is over, now %3</source>
        <translation>拒绝 %1：任期 %2 已过去，现在是 %3</translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for itself in term %2</source>
        <translation>拒绝投票给 %1：任期 %2 已投给自己</translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for another in term %2</source>
        <translation>拒绝投票给 %1：任期 %2 已投给别人</translation>
    </message>
    <message>
        <source>refuses %1 its vote: already voted for %2 in term %3</source>
        <translation>拒绝投票给 %1：任期 %3 已投给 %2</translation>
    </message>
    <message>
        <source>gets no vote from %1</source>
        <translation>没有得到 %1 的选票</translation>
    </message>
    <message>
        <source>has %1&apos;s vote: %2 of %3</source>
        <translation>得到 %1 的选票：%3 票中的 %2 票</translation>
    </message>
    <message>
        <source>passes over what %1 sent: no leader of term %2 may send this</source>
        <translation>略过 %1 所发：任期 %2 的领导者不会这样发</translation>
    </message>
    <message>
        <source>leads no more, follows %1 in term %2</source>
        <translation>不再领导，在任期 %2 跟随 %1</translation>
    </message>
    <message>
        <source>follows %1 in term %2</source>
        <translation>在任期 %2 跟随 %1</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>stored %1 from %2</source>
        <translation>存下了来自 %2 的%1</translation>
    </message>
    <message>
        <source>drops what conflicts and stores %1 from %2</source>
        <translation>删去冲突的内容，存下来自 %2 的%1</translation>
    </message>
    <message>
        <source>refuses %1&apos;s heartbeat: %2</source>
        <translation>拒绝 %1 的心跳：%2</translation>
    </message>
    <message>
        <source>refuses %1&apos;s entries: %2</source>
        <translation>拒绝 %1 的条目：%2</translation>
    </message>
    <message>
        <source>hears from %1 that %2 is committed</source>
        <translation>从 %1 得知%2已提交</translation>
    </message>
    <message>
        <source>hears from %1 that %2 are committed</source>
        <translation>从 %1 得知%2已提交</translation>
    </message>
    <message>
        <source>hears %1&apos;s heartbeat</source>
        <translation>听到 %1 的心跳</translation>
    </message>
    <message>
        <source>has %1 from %2 already</source>
        <translation>已经有来自 %2 的%1</translation>
    </message>
    <message>
        <source>it has no entry %1</source>
        <translation>它没有条目 %1</translation>
    </message>
    <message>
        <source>its entry %1 is of term %2, not %3</source>
        <translation>它的条目 %1 属于任期 %2，而不是 %3</translation>
    </message>
    <message>
        <source>its entry %1 is not of term %2</source>
        <translation>它的条目 %1 不属于任期 %2</translation>
    </message>
    <message>
        <source>goes back to entry %1 for %2: its log is shorter</source>
        <translation>为 %2 退到条目 %1：它的日志较短</translation>
    </message>
    <message>
        <source>goes back to entry %1 for %2: its log is different</source>
        <translation>为 %2 退到条目 %1：它的日志不同</translation>
    </message>
    <message>
        <source>knows that %1 has all up to entry %2</source>
        <translation>知道 %1 有到条目 %2 为止的全部</translation>
    </message>
    <message>
        <source>hears that %1 has all up to entry %2</source>
        <translation>得知 %1 有到条目 %2 为止的全部</translation>
    </message>
    <message>
        <source>leads no more: %1 is in term %2</source>
        <translation>不再领导：%1 处于任期 %2</translation>
    </message>
    <message>
        <source>stands no more: %1 is in term %2</source>
        <translation>不再参选：%1 处于任期 %2</translation>
    </message>
    <message>
        <source>goes on in term %2: %1 is in term %2</source>
        <translation>进入任期 %2：%1 处于任期 %2</translation>
    </message>
    <message>
        <source>has %1&apos;s %2 already</source>
        <translation>已经有 %1 的 %2</translation>
    </message>
    <message>
        <source>is not the leader, sends %1 on to %2</source>
        <translation>不是领导者，让 %1 去找 %2</translation>
    </message>
    <message>
        <source>is not the leader and knows none, so %1 has to ask again</source>
        <translation>不是领导者，也不知道谁是，所以 %1 要再问</translation>
    </message>
    <message>
        <source>hears that %1 knows no leader</source>
        <translation>得知 %1 不知道领导者</translation>
    </message>
    <message>
        <source>is sent on from %1 to %2</source>
        <translation>被 %1 转给 %2</translation>
    </message>
    <message>
        <source>leads term %1 with %2 of %3 votes</source>
        <translation>以 %3 票中的 %2 票领导任期 %1</translation>
    </message>
    <message>
        <source>its no-op</source>
        <translation>它的 no-op</translation>
    </message>
    <message>
        <source>appends %1 as entry %2</source>
        <translation>把 %1 作为条目 %2 追加</translation>
    </message>
    <message>
        <source>commits %1: %2 have it</source>
        <translation>提交 %1：%2 有它</translation>
    </message>
    <message>
        <source>commits %1 to %2: %3 have them</source>
        <translation>提交 %1 到 %2：%3 有它们</translation>
    </message>
    <message>
        <source>applies entry %1</source>
        <translation>应用条目 %1</translation>
    </message>
    <message>
        <source>applies entry %1: %2</source>
        <translation>应用条目 %1：%2</translation>
    </message>
    <message>
        <source>saves its term, vote and log up to entry %1</source>
        <translation>保存任期、选票和到条目 %1 为止的日志</translation>
    </message>
    <message>
        <source>crashes</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>restarts from its disk: term %1, log up to entry %2</source>
        <translation>从磁盘重启：任期 %1，日志到条目 %2</translation>
    </message>
    <message>
        <source>is created, without a vote</source>
        <translation>被创建，没有投票权</translation>
    </message>
    <message>
        <source>is paused</source>
        <translation>被暂停</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>loses its %1 to %2 on the way</source>
        <translation>发给 %2 的%1在途中丢失</translation>
    </message>
    <message>
        <source>loses its %1 to %2: the link is cut</source>
        <translation>发给 %2 的%1丢失：链路已断开</translation>
    </message>
    <message>
        <source>loses its %1 to %2: %2 is down</source>
        <translation>发给 %2 的%1丢失：%2 已停机</translation>
    </message>
    <message>
        <source>loses its %1 to %2: you dropped it</source>
        <translation>发给 %2 的%1丢失：是您丢弃了它</translation>
    </message>
    <message>
        <source>has its %1 to %2 doubled on the way</source>
        <translation>发给 %2 的%1在途中变成了两份</translation>
    </message>
    <message>
        <source>writes entry %1 to leader_logs.db</source>
        <translation>把条目 %1 写入 leader_logs.db</translation>
    </message>
    <message>
        <source>has %1 committed</source>
        <translation>得知 %1 已提交</translation>
    </message>
    <message>
        <source>has %1 committed at %2</source>
        <translation>得知 %1 已提交于 %2</translation>
    </message>
    <message>
        <source>hears that %1 failed</source>
        <translation>得知 %1 失败</translation>
    </message>
    <message>
        <source>does not know what became of %1</source>
        <translation>不知道 %1 的结果</translation>
    </message>
    <message>
        <source>%1 does not hold: %2</source>
        <translation>%1 不成立：%2</translation>
    </message>
    <message>
        <source>steps down</source>
        <translation>退位</translation>
    </message>
    <message>
        <source>has the answer to %1: %2</source>
        <translation>得到了 %1 的回答：%2</translation>
    </message>
</context>
<context>
    <name>flotilla</name>
    <message>
        <source>&amp;New cluster…</source>
        <translation>新建集群(&amp;N)…</translation>
    </message>
    <message>
        <source>Begin a new run: how many servers, which seed, which timing</source>
        <translation>开始新的运行：多少台服务器、哪个种子、怎样的时限</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save run…</source>
        <translation>保存运行(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Export the picture…</source>
        <translation>导出图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the picture of the cluster as PNG, SVG or PDF</source>
        <translation>把集群的图片保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>&amp;Copy the picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Put the picture of the cluster on the clipboard</source>
        <translation>把集群的图片放到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>How the window looks, which keys do what, what is kept on disk</source>
        <translation>窗口的外观、按键的作用、磁盘上保留什么</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>End the run and close the window</source>
        <translation>结束运行并关闭窗口</translation>
    </message>
    <message>
        <source>&amp;Submit a command…</source>
        <translation>提交命令(&amp;S)…</translation>
    </message>
    <message>
        <source>Go to the field that commands are typed in</source>
        <translation>跳到输入命令的栏</translation>
    </message>
    <message>
        <source>Submit so&amp;mething</source>
        <translation>随便提交一条(&amp;M)</translation>
    </message>
    <message>
        <source>Have the client send a made-up command to the leader</source>
        <translation>让客户端向领导者发送一条编造的命令</translation>
    </message>
    <message>
        <source>Crash the &amp;leader</source>
        <translation>让领导者崩溃(&amp;L)</translation>
    </message>
    <message>
        <source>Crash the server that leads</source>
        <translation>让正在领导的服务器崩溃</translation>
    </message>
    <message>
        <source>&amp;Restart the leader</source>
        <translation>重启领导者(&amp;R)</translation>
    </message>
    <message>
        <source>Crash the leader and bring it up again at once: it keeps what is on its disk</source>
        <translation>让领导者崩溃并立刻再启动：磁盘上的内容保留</translation>
    </message>
    <message>
        <source>Crash a ra&amp;ndom server</source>
        <translation>随机让一台服务器崩溃(&amp;N)</translation>
    </message>
    <message>
        <source>Crash one of the servers that are up</source>
        <translation>让一台正在运行的服务器崩溃</translation>
    </message>
    <message>
        <source>&amp;Bring all back</source>
        <translation>全部恢复(&amp;B)</translation>
    </message>
    <message>
        <source>Restart every server that is down, resume every paused one</source>
        <translation>重启所有停机的服务器，恢复所有暂停的服务器</translation>
    </message>
    <message>
        <source>&amp;Heal all links</source>
        <translation>修复所有链路(&amp;H)</translation>
    </message>
    <message>
        <source>Join every link that was cut</source>
        <translation>接通每条断开的链路</translation>
    </message>
    <message>
        <source>&amp;Align timers</source>
        <translation>对齐计时器(&amp;A)</translation>
    </message>
    <message>
        <source>All election timers run out together: a split vote</source>
        <translation>所有选举计时器同时到期：选票瓜分</translation>
    </message>
    <message>
        <source>Spread &amp;timers</source>
        <translation>错开计时器(&amp;T)</translation>
    </message>
    <message>
        <source>Election timers run out far apart: an easy election</source>
        <translation>选举计时器先后到期、相隔很远：选举容易</translation>
    </message>
    <message>
        <source>Auto&amp;pilot</source>
        <translation>自动驾驶(&amp;P)</translation>
    </message>
    <message>
        <source>Diver&amp;ged logs</source>
        <translation>分歧的日志(&amp;G)</translation>
    </message>
    <message>
        <source>Open the situation of Figure 7: logs that differ and have to be repaired</source>
        <translation>打开图 7 的情形：日志各不相同，需要修复</translation>
    </message>
    <message>
        <source>A&amp;dd a server</source>
        <translation>添加服务器(&amp;D)</translation>
    </message>
    <message>
        <source>Begin a new run with one server more</source>
        <translation>多一台服务器，开始新的运行</translation>
    </message>
    <message>
        <source>Remo&amp;ve a server</source>
        <translation>移除服务器(&amp;V)</translation>
    </message>
    <message>
        <source>Begin a new run with one server less</source>
        <translation>少一台服务器，开始新的运行</translation>
    </message>
    <message>
        <source>&amp;Undo the last act</source>
        <translation>撤销上一个操作(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Crash or restart</source>
        <translation>崩溃或重启(&amp;C)</translation>
    </message>
    <message>
        <source>Crash the chosen server, or restart it when it is down</source>
        <translation>让选中的服务器崩溃；若已停机则重启它</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>暂停或恢复(&amp;P)</translation>
    </message>
    <message>
        <source>A paused server handles nothing and forgets nothing</source>
        <translation>暂停的服务器什么都不处理，也什么都不忘记</translation>
    </message>
    <message>
        <source>&amp;Time out now</source>
        <translation>立即超时(&amp;T)</translation>
    </message>
    <message>
        <source>The chosen server&apos;s election timer runs out at once; a leader sends its heartbeats</source>
        <translation>选中服务器的选举计时器立刻到期；领导者则发送心跳</translation>
    </message>
    <message>
        <source>&amp;Isolate</source>
        <translation>隔离(&amp;I)</translation>
    </message>
    <message>
        <source>Cut every link of the chosen server</source>
        <translation>断开选中服务器的所有链路</translation>
    </message>
    <message>
        <source>&amp;Heal its links</source>
        <translation>修复它的链路(&amp;H)</translation>
    </message>
    <message>
        <source>Join every link of the chosen server that was cut</source>
        <translation>接通选中服务器被断开的每条链路</translation>
    </message>
    <message>
        <source>&amp;Submit here…</source>
        <translation>在此提交(&amp;S)…</translation>
    </message>
    <message>
        <source>Type a command that the client sends to the chosen server first</source>
        <translation>输入一条命令，由客户端先发给选中的服务器</translation>
    </message>
    <message>
        <source>&amp;Deliver now</source>
        <translation>立即送达(&amp;D)</translation>
    </message>
    <message>
        <source>The chosen message arrives at once</source>
        <translation>选中的消息立刻到达</translation>
    </message>
    <message>
        <source>D&amp;rop</source>
        <translation>丢弃(&amp;R)</translation>
    </message>
    <message>
        <source>The chosen message is lost</source>
        <translation>选中的消息丢失</translation>
    </message>
    <message>
        <source>De&amp;lay</source>
        <translation>延迟(&amp;L)</translation>
    </message>
    <message>
        <source>The chosen message arrives 50 ms later</source>
        <translation>选中的消息晚 50 ms 到达</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制(&amp;U)</translation>
    </message>
    <message>
        <source>The chosen message arrives twice</source>
        <translation>选中的消息到达两次</translation>
    </message>
    <message>
        <source>Cut the lin&amp;k</source>
        <translation>断开链路(&amp;K)</translation>
    </message>
    <message>
        <source>Nothing passes the chosen link, either way</source>
        <translation>选中的链路双向都不通</translation>
    </message>
    <message>
        <source>Cut it &amp;one way</source>
        <translation>单向断开(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing passes the chosen link in the direction that you point at</source>
        <translation>选中的链路在您所指的方向不通</translation>
    </message>
    <message>
        <source>Slo&amp;w it down</source>
        <translation>放慢(&amp;W)</translation>
    </message>
    <message>
        <source>Messages take ten times as long on the chosen link</source>
        <translation>消息在选中的链路上要花十倍的时间</translation>
    </message>
    <message>
        <source>&amp;Make it like the others</source>
        <translation>恢复成与其他一样(&amp;M)</translation>
    </message>
    <message>
        <source>The chosen link is joined and as fast and safe as all others</source>
        <translation>选中的链路接通，并与其他链路一样快、一样可靠</translation>
    </message>
    <message>
        <source>I&amp;nspect</source>
        <translation>检查(&amp;N)</translation>
    </message>
    <message>
        <source>Show all that is known of what is chosen</source>
        <translation>显示所选之物的全部已知信息</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Let time run, or stop it</source>
        <translation>让时间流动，或停下</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>Let one event happen</source>
        <translation>让一个事件发生</translation>
    </message>
    <message>
        <source>Run to the next &amp;message</source>
        <translation>运行到下一条消息(&amp;M)</translation>
    </message>
    <message>
        <source>Run until a message has arrived</source>
        <translation>一直运行，直到有消息到达</translation>
    </message>
    <message>
        <source>Run to the next &amp;election</source>
        <translation>运行到下一次选举(&amp;E)</translation>
    </message>
    <message>
        <source>Run until a server stands for election or is elected</source>
        <translation>一直运行，直到有服务器参选或当选</translation>
    </message>
    <message>
        <source>Run to the next &amp;commit</source>
        <translation>运行到下一次提交(&amp;C)</translation>
    </message>
    <message>
        <source>Run until an entry is committed</source>
        <translation>一直运行，直到有条目被提交</translation>
    </message>
    <message>
        <source>Run to the chosen server&apos;s &amp;next event</source>
        <translation>运行到选中服务器的下一个事件(&amp;N)</translation>
    </message>
    <message>
        <source>Run until something happens at the chosen server</source>
        <translation>一直运行，直到选中的服务器有事发生</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>减慢(&amp;L)</translation>
    </message>
    <message>
        <source>Slow time down by one notch</source>
        <translation>把时间放慢一档</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>Speed time up by one notch</source>
        <translation>把时间加快一档</translation>
    </message>
    <message>
        <source>Foll&amp;ow the action</source>
        <translation>跟随事件(&amp;O)</translation>
    </message>
    <message>
        <source>Idle stretches pass quickly, elections and commits at the speed that is set</source>
        <translation>空闲的一段很快过去，选举和提交按设定的速度</translation>
    </message>
    <message>
        <source>C&amp;ancel</source>
        <translation>取消(&amp;A)</translation>
    </message>
    <message>
        <source>Stop what takes long: a run to something, an undo, an export</source>
        <translation>停止耗时的事：运行到某处、撤销、导出</translation>
    </message>
    <message>
        <source>&amp;Legend</source>
        <translation>图例(&amp;L)</translation>
    </message>
    <message>
        <source>Show what shapes and colours mean</source>
        <translation>显示形状和颜色的含义</translation>
    </message>
    <message>
        <source>List &amp;everything that happens</source>
        <translation>列出发生的一切(&amp;E)</translation>
    </message>
    <message>
        <source>List heartbeats, their answers and mere confirmations too</source>
        <translation>心跳、其应答和单纯的确认也列出</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>与系统相同(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark, as the system is</source>
        <translation>亮或暗，随系统而定</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>亮(&amp;L)</translation>
    </message>
    <message>
        <source>Dark ink on light paper</source>
        <translation>浅色底上的深色字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>暗(&amp;D)</translation>
    </message>
    <message>
        <source>Light ink on dark paper</source>
        <translation>深色底上的浅色字</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度(&amp;H)</translation>
    </message>
    <message>
        <source>Stronger lines and inks</source>
        <translation>更粗的线、更浓的字</translation>
    </message>
    <message>
        <source>For &amp;print</source>
        <translation>用于打印(&amp;P)</translation>
    </message>
    <message>
        <source>White paper, little ink</source>
        <translation>白纸，少用墨</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>标准(&amp;S)</translation>
    </message>
    <message>
        <source>Eight colours that most people tell apart best</source>
        <translation>大多数人最易分辨的八种颜色</translation>
    </message>
    <message>
        <source>&amp;Okabe–Ito</source>
        <translation>Okabe–Ito(&amp;O)</translation>
    </message>
    <message>
        <source>The eight colours of Okabe and Ito, chosen for colour-blind eyes</source>
        <translation>Okabe 与 Ito 为色盲者选定的八种颜色</translation>
    </message>
    <message>
        <source>&amp;Bigger type</source>
        <translation>放大文字(&amp;B)</translation>
    </message>
    <message>
        <source>Larger letters everywhere, up to three times, for a projector</source>
        <translation>处处用更大的字，最大三倍，适合投影</translation>
    </message>
    <message>
        <source>S&amp;maller type</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>Smaller letters everywhere</source>
        <translation>处处用更小的字</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Look closer at the cluster</source>
        <translation>更近地看集群</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Look at more of the cluster</source>
        <translation>看到更多的集群</translation>
    </message>
    <message>
        <source>The whole cluster, in its &amp;usual places</source>
        <translation>整个集群，回到通常的位置(&amp;U)</translation>
    </message>
    <message>
        <source>No zoom, and every server back in its place on the ring</source>
        <translation>不缩放，每台服务器回到环上的位置</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Nothing but the window, for a projector</source>
        <translation>只有窗口，适合投影</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>All panels back to where they were at the first start</source>
        <translation>所有面板回到首次启动时的位置</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation>输入您想做之事的几个字母</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>所有按键列在一页上</translation>
    </message>
    <message>
        <source>First &amp;steps</source>
        <translation>入门三步(&amp;S)</translation>
    </message>
    <message>
        <source>Three hints for who opens Flotilla the first time</source>
        <translation>给第一次打开 Flotilla 的人的三个提示</translation>
    </message>
    <message>
        <source>Scenario &amp;language</source>
        <translation>场景语言(&amp;L)</translation>
    </message>
    <message>
        <source>The language of scenarios and saved runs</source>
        <translation>场景和已保存运行所用的语言</translation>
    </message>
    <message>
        <source>&amp;Trace format</source>
        <translation>跟踪格式(&amp;T)</translation>
    </message>
    <message>
        <source>What flotilla-cli writes with --trace</source>
        <translation>flotilla-cli 用 --trace 写出的内容</translation>
    </message>
    <message>
        <source>&amp;About Flotilla</source>
        <translation>关于 Flotilla(&amp;A)</translation>
    </message>
    <message>
        <source>Which version this is, of what it is made, and its licence</source>
        <translation>版本、组成和许可</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>集群(&amp;C)</translation>
    </message>
    <message>
        <source>Ch&amp;osen</source>
        <translation>所选(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>时间(&amp;T)</translation>
    </message>
    <message>
        <source>Look &amp;back</source>
        <translation>回看(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Colours of the terms</source>
        <translation>任期的颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Random faults and commands, drawn from a seed, at a rate that can be dialled</source>
        <translation>由种子决定的随机故障和命令，频率可调</translation>
    </message>
    <message>
        <source>Go back to the instant before what you did last, and go on without it</source>
        <translation>回到您上一个操作之前的时刻，并在没有它的情况下继续</translation>
    </message>
    <message>
        <source>Wh&amp;y?</source>
        <translation>为什么(&amp;Y)？</translation>
    </message>
    <message>
        <source>How it came about, step by step, and what is missing for what has not</source>
        <translation>一步一步说明它怎样发生；没有发生的则说明缺什么</translation>
    </message>
    <message>
        <source>Run &amp;until…</source>
        <translation>运行直到(&amp;U)…</translation>
    </message>
    <message>
        <source>Run until a condition holds: a leader, an entry committed, a message under way …</source>
        <translation>一直运行到条件成立：有领导者、条目已提交、消息在途……</translation>
    </message>
    <message>
        <source>&amp;Step back</source>
        <translation>后退一步(&amp;S)</translation>
    </message>
    <message>
        <source>Look at how it was one event ago</source>
        <translation>看一个事件之前的样子</translation>
    </message>
    <message>
        <source>Back to the last &amp;message</source>
        <translation>回到上一条消息(&amp;M)</translation>
    </message>
    <message>
        <source>Look at the last instant before this one at which a message arrived</source>
        <translation>看此前最后一次有消息到达的时刻</translation>
    </message>
    <message>
        <source>Back to the last &amp;election</source>
        <translation>回到上一次选举(&amp;E)</translation>
    </message>
    <message>
        <source>Look at the last instant before this one at which a server stood for election or was elected</source>
        <translation>看此前最后一次有服务器参选或当选的时刻</translation>
    </message>
    <message>
        <source>Back to the last &amp;commit</source>
        <translation>回到上一次提交(&amp;C)</translation>
    </message>
    <message>
        <source>Look at the last instant before this one at which an entry was committed</source>
        <translation>看此前最后一次有条目被提交的时刻</translation>
    </message>
    <message>
        <source>Back to the chosen server&apos;s &amp;last event</source>
        <translation>回到选中服务器的上一个事件(&amp;L)</translation>
    </message>
    <message>
        <source>Look at the last instant before this one at which something happened at the chosen server</source>
        <translation>看此前最后一次选中的服务器有事发生的时刻</translation>
    </message>
    <message>
        <source>Back to the be&amp;ginning</source>
        <translation>回到开头(&amp;G)</translation>
    </message>
    <message>
        <source>Look at how the run began</source>
        <translation>看运行开始时的样子</translation>
    </message>
    <message>
        <source>To the &amp;present</source>
        <translation>回到现在(&amp;P)</translation>
    </message>
    <message>
        <source>Look no longer back: show the servers as they are</source>
        <translation>不再回看：显示服务器现在的样子</translation>
    </message>
    <message>
        <source>Go to the &amp;branch</source>
        <translation>前往该分支(&amp;B)</translation>
    </message>
    <message>
        <source>Go on with the branch that is marked in the panel, from where it was left</source>
        <translation>从离开之处继续面板里标出的分支</translation>
    </message>
    <message>
        <source>&amp;Name the branch…</source>
        <translation>命名该分支(&amp;N)…</translation>
    </message>
    <message>
        <source>Give the branch that is marked in the panel a name of your own</source>
        <translation>给面板里标出的分支取一个您自己的名字</translation>
    </message>
    <message>
        <source>&amp;Delete the branch</source>
        <translation>删除该分支(&amp;D)</translation>
    </message>
    <message>
        <source>Forget the branch that is marked in the panel, and all that parted from it</source>
        <translation>忘掉面板里标出的分支，以及从它分出的一切</translation>
    </message>
    <message>
        <source>Open a scenario, a saved run or a trace</source>
        <translation>打开场景、已保存的运行或跟踪文件</translation>
    </message>
    <message>
        <source>Write down what you did as a scenario that can be played again, or all that happened as a trace</source>
        <translation>把你所做的写成可以重新播放的场景，或把发生的一切写成跟踪文件</translation>
    </message>
    <message>
        <source>Export an ani&amp;mation…</source>
        <translation>导出动画(&amp;M)…</translation>
    </message>
    <message>
        <source>Save a stretch of the run as a GIF or as PNG frames</source>
        <translation>把运行的一段保存为 GIF 或 PNG 帧</translation>
    </message>
    <message>
        <source>Put a flag with a caption on the tape, or change the one that is there; it is saved with the run</source>
        <translation>在时间带上放一面带说明的小旗，或修改已有的；它随运行一起保存</translation>
    </message>
    <message>
        <source>Boo&amp;kmark this instant…</source>
        <translation>为此刻加书签(&amp;K)…</translation>
    </message>
    <message>
        <source>Switch on every rule of Raft that is off</source>
        <translation>打开所有已关闭的 Raft 规则</translation>
    </message>
    <message>
        <source>M&amp;end all rules</source>
        <translation>修复所有规则(&amp;E)</translation>
    </message>
</context>
<context>
    <name>flotilla::AboutDialog</name>
    <message>
        <source>runs in</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>About Flotilla</source>
        <translation>关于 Flotilla</translation>
    </message>
    <message>
        <source>Raft at work on real threads, sockets and files, in time that you own.
Free under the MIT licence.</source>
        <translation>Raft 在真实的线程、套接字和文件上运行，时间由您掌握。
在 MIT 许可下自由使用。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>&amp;Copy the versions</source>
        <translation>复制版本信息(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>flotilla::Acts</name>
    <message>
        <source>&amp;Crash</source>
        <translation>崩溃(&amp;C)</translation>
    </message>
    <message>
        <source>Rest&amp;art</source>
        <translation>重启(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>R&amp;esume</source>
        <translation>恢复(&amp;E)</translation>
    </message>
    <message>
        <source>Send heart&amp;beats now</source>
        <translation>立即发送心跳(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Time out now</source>
        <translation>立即超时(&amp;T)</translation>
    </message>
</context>
<context>
    <name>flotilla::AutopilotBar</name>
    <message>
        <source>Autopilot</source>
        <translation>自动驾驶</translation>
    </message>
    <message>
        <source>Autopilot: things break and are mended by themselves</source>
        <translation>自动驾驶：故障和修复自动发生</translation>
    </message>
    <message>
        <source>Faults a second</source>
        <translation>每秒故障数</translation>
    </message>
    <message>
        <source>How many things go wrong or are put right in a second of virtual time</source>
        <translation>每秒虚拟时间里有多少东西出错或被修复</translation>
    </message>
    <message>
        <source> faults / s</source>
        <translation> 次/秒</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the autopilot</source>
        <translation>自动驾驶的种子</translation>
    </message>
    <message>
        <source>The same seed, begun at the same instant, does the same</source>
        <translation>同一个种子，从同一时刻开始，做同样的事</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the autopilot</source>
        <translation>停止自动驾驶</translation>
    </message>
    <message>
        <source>Nothing more is broken; what is broken stays so</source>
        <translation>不再有新的故障；已坏的保持原样</translation>
    </message>
</context>
<context>
    <name>flotilla::Bookmarks</name>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Caption of %1 (empty: no bookmark)</source>
        <translation>%1 的说明（留空：没有书签）</translation>
    </message>
</context>
<context>
    <name>flotilla::BranchesModel</name>
    <message>
        <source>parts at %1 s</source>
        <translation>分于 %1 s</translation>
    </message>
    <message>
        <source>now at %1 s</source>
        <translation>现在 %1 s</translation>
    </message>
    <message>
        <source>left at %1 s</source>
        <translation>离开于 %1 s</translation>
    </message>
    <message>
        <source>nobody leads term %1</source>
        <translation>任期 %1 无人领导</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 领导任期 %2</translation>
    </message>
    <message>
        <source>%1 committed</source>
        <translation>已提交 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1
%2
Double click: go on with it</source>
        <translation>%1
%2
双击：继续这个分支</translation>
    </message>
</context>
<context>
    <name>flotilla::BranchesPanel</name>
    <message>
        <source>Look back, and do something there: another branch begins, and what came after stays as a branch of its own.</source>
        <translation>回看，并在那里做点什么：一个新的分支就此开始，后来发生的作为单独的分支保留。</translation>
    </message>
    <message>
        <source>Branches of the run</source>
        <translation>运行的分支</translation>
    </message>
</context>
<context>
    <name>flotilla::BrokenRulesBar</name>
    <message>
        <source>This is not Raft: the rule “%1” is off.</source>
        <translation>这不是 Raft：规则“%1”已关闭。</translation>
    </message>
    <message>
        <source>This is not Raft: %1 rules are off (%2).</source>
        <translation>这不是 Raft：%1 条规则已关闭（%2）。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>flotilla::CanvasAnnouncer</name>
    <message>
        <source>%1 restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>%1 crashed</source>
        <translation>%1 已崩溃</translation>
    </message>
    <message>
        <source>%1 paused</source>
        <translation>%1 已暂停</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 继续运行</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 领导任期 %2</translation>
    </message>
    <message>
        <source>nobody leads</source>
        <translation>无人领导</translation>
    </message>
    <message>
        <source>committed up to %1</source>
        <translation>已提交到 %1</translation>
    </message>
</context>
<context>
    <name>flotilla::CheatSheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>On the cluster</source>
        <translation>在集群上</translation>
    </message>
    <message>
        <source>Choose a server or client</source>
        <translation>选择服务器或客户端</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Walk to what lies there</source>
        <translation>走到那边的东西</translation>
    </message>
    <message>
        <source>Choose a message</source>
        <translation>选择消息</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>Choose a link</source>
        <translation>选择链路</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Act on what is chosen</source>
        <translation>对所选之物操作</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>All that can be done to it</source>
        <translation>可以对它做的一切</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放开</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>flotilla::ClaimModel</name>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>has fallen</source>
        <translation>已被破坏</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>off at some servers</source>
        <translation>在部分服务器上关闭</translation>
    </message>
</context>
<context>
    <name>flotilla::ClientsModel</name>
    <message>
        <source>unknown: no answer in time, asks %1</source>
        <translation>未知：没有及时应答，询问 %1</translation>
    </message>
    <message>
        <source>pending at %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>pending: %1 knows no leader</source>
        <translation>等待：%1 不知道领导者</translation>
    </message>
    <message>
        <source>pending at %1, redirected from %2</source>
        <translation>等待 %1，由 %2 转来</translation>
    </message>
    <message>
        <source>committed at %1; asks %2 next</source>
        <translation>提交于 %1；接着询问 %2</translation>
    </message>
    <message>
        <source>nothing asked yet; knows %1</source>
        <translation>还没有问过；知道 %1</translation>
    </message>
    <message>
        <source>%1 in line</source>
        <translation>%1 条排队</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 条完成</translation>
    </message>
</context>
<context>
    <name>flotilla::ClientsPanel</name>
    <message>
        <source>What each client knows</source>
        <translation>每个客户端所知道的</translation>
    </message>
    <message>
        <source>Command to submit</source>
        <translation>要提交的命令</translation>
    </message>
    <message>
        <source>A command, say x=3</source>
        <translation>一条命令，如 x=3</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send the command</source>
        <translation>发送命令</translation>
    </message>
    <message>
        <source>The client that sends it</source>
        <translation>发送它的客户端</translation>
    </message>
    <message>
        <source>The client that sends the command</source>
        <translation>发送命令的客户端</translation>
    </message>
    <message>
        <source>The server that it asks first</source>
        <translation>它先问的服务器</translation>
    </message>
    <message>
        <source>The server that the client asks first</source>
        <translation>客户端先问的服务器</translation>
    </message>
    <message>
        <source>Add a client</source>
        <translation>添加客户端</translation>
    </message>
    <message>
        <source>One more client, which knows the chosen server</source>
        <translation>再加一个客户端，它知道选中的服务器</translation>
    </message>
    <message>
        <source>This run has no client. A client sends commands to the servers, from outside the cluster.</source>
        <translation>这次运行没有客户端。客户端从集群之外向服务器发送命令。</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1</translation>
    </message>
    <message>
        <source>to its choice</source>
        <translation>发给它所选</translation>
    </message>
    <message>
        <source>to %1 first</source>
        <translation>先发给 %1</translation>
    </message>
    <message>
        <source>A run has at most %1 clients</source>
        <translation>一次运行最多有 %1 个客户端</translation>
    </message>
</context>
<context>
    <name>flotilla::ClusterCanvas</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Hide the legend</source>
        <translation>隐藏图例</translation>
    </message>
    <message>
        <source>Show the legend</source>
        <translation>显示图例</translation>
    </message>
    <message>
        <source>Click a server to crash it, again to restart it. Point at a message to read it.</source>
        <translation>点击服务器使其崩溃，再点击则重启。指向消息即可阅读。</translation>
    </message>
    <message>
        <source>looking back</source>
        <translation>正在回看</translation>
    </message>
    <message>
        <source>Release: it stays here</source>
        <translation>放开：就停在这里</translation>
    </message>
    <message>
        <source>Esc: back</source>
        <translation>Esc：回去</translation>
    </message>
    <message>
        <source>Click a server to crash or restart it. Keys: arrows, Page Down for messages, Ctrl+arrows for links.</source>
        <translation>点击服务器使其崩溃或重启。按键：方向键，Page Down 选消息，Ctrl+方向键选链路。</translation>
    </message>
</context>
<context>
    <name>flotilla::CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Arrow keys choose a command, Enter does it</source>
        <translation>方向键选择命令，回车执行</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>符合的命令</translation>
    </message>
</context>
<context>
    <name>flotilla::Commands</name>
    <message>
        <source>not now</source>
        <translation>现在不行</translation>
    </message>
    <message>
        <source>for a chosen message</source>
        <translation>用于选中的消息</translation>
    </message>
    <message>
        <source>for a chosen link</source>
        <translation>用于选中的链路</translation>
    </message>
    <message>
        <source>for a chosen server</source>
        <translation>用于选中的服务器</translation>
    </message>
</context>
<context>
    <name>flotilla::DiskFile</name>
    <message>
        <source>%1 is not there. It is made when the run begins: put it back if it was moved away, or begin a new cluster.</source>
        <translation>没有 %1。它在运行开始时创建：若被移走请放回，或新建集群。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2. Put back a good copy, or begin a new cluster, which gets a folder of its own.</source>
        <translation>无法读取 %1：%2。请放回完好的副本，或新建集群，新集群有自己的文件夹。</translation>
    </message>
    <message>
        <source>%1 is held by another program%2. Close it there: it is then shown again by itself.</source>
        <translation>%1 正被另一个程序占用%2。请在那里关闭它：之后会自动再显示。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: the disk reports an error%2. Check the disk, or begin a new cluster on another one.</source>
        <translation>无法读取 %1：磁盘报告错误%2。请检查磁盘，或在另一块磁盘上新建集群。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened%2. See that you may read the file and its folder, and that no folder stands in its place.</source>
        <translation>无法打开 %1%2。请确认您可以读取该文件及其文件夹，并且那里没有同名的文件夹。</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>it is not an SQLite file, or damaged</source>
        <translation>它不是 SQLite 文件，或已损坏</translation>
    </message>
    <message>
        <source>SQLite refuses it</source>
        <translation>SQLite 拒绝了它</translation>
    </message>
</context>
<context>
    <name>flotilla::DiskPanel</name>
    <message>
        <source>Which file is shown</source>
        <translation>显示哪个文件</translation>
    </message>
    <message>
        <source>The path of the file</source>
        <translation>文件的路径</translation>
    </message>
    <message>
        <source>Copy the path of the file, or open its folder</source>
        <translation>复制文件的路径，或打开它的文件夹</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Rows of the file, newest first</source>
        <translation>文件的各行，最新的在前</translation>
    </message>
    <message>
        <source>&amp;Copy path</source>
        <translation>复制路径(&amp;C)</translation>
    </message>
    <message>
        <source>Put the path of the file on the clipboard</source>
        <translation>把文件的路径放到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Show the folder of the run&apos;s files in the file manager</source>
        <translation>在文件管理器中显示运行文件所在的文件夹</translation>
    </message>
    <message>
        <source>There is no run, and so no file.</source>
        <translation>没有运行，所以也没有文件。</translation>
    </message>
    <message>
        <source>Which file is shown: what leaders committed, or what one server keeps over a crash
%1</source>
        <translation>显示哪个文件：领导者提交的内容，或一台服务器崩溃后仍保留的内容
%1</translation>
    </message>
    <message>
        <source>Rows of %1, newest first</source>
        <translation>%1 的各行，最新的在前</translation>
    </message>
    <message>
        <source>No program of the desktop opens the folder %1. Copy its path and open it in a file manager yourself.</source>
        <translation>桌面上没有程序能打开文件夹 %1。请复制路径，自己在文件管理器中打开。</translation>
    </message>
    <message>
        <source>No entry is committed yet. What a leader commits is written to this file.</source>
        <translation>还没有条目被提交。领导者提交的内容会写入此文件。</translation>
    </message>
    <message>
        <source>The log of %1 is empty so far. Every entry is written to this file before its server answers.</source>
        <translation>%1 的日志目前是空的。每个条目都在服务器应答之前写入此文件。</translation>
    </message>
    <message>
        <source>Nothing was kept here yet at that instant.</source>
        <translation>那一刻这里还什么都没有。</translation>
    </message>
    <message>
        <source>The files hold only the present. This is what was recorded of the instant that you look at.</source>
        <translation>文件只有现在的内容。这是您所看时刻的记录。</translation>
    </message>
    <message>
        <source>as recorded, not from the file</source>
        <translation>来自记录，而非文件</translation>
    </message>
    <message>
        <source>currentTerm %1 · votedFor %2 · as recorded, not from the file</source>
        <translation>currentTerm %1 · votedFor %2 · 来自记录，而非文件</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>table commits · schema %1</source>
        <translation>表 commits · 模式 %1</translation>
    </message>
    <message>
        <source>currentTerm %1 · votedFor %2 · schema %3</source>
        <translation>currentTerm %1 · votedFor %2 · 模式 %3</translation>
    </message>
    <message>
        <source>✗ can&apos;t be read</source>
        <translation>✗ 无法读取</translation>
    </message>
</context>
<context>
    <name>flotilla::DiskTable</name>
    <message>
        <source>(not in the file)</source>
        <translation>（不在文件中）</translation>
    </message>
    <message>
        <source>(no-op)</source>
        <translation>（no-op）</translation>
    </message>
    <message>
        <source>When it was committed, in seconds of virtual time; the file has microseconds</source>
        <translation>提交的时刻，以虚拟时间的秒计；文件中为微秒</translation>
    </message>
    <message>
        <source>it has no table “%1” as Flotilla makes it</source>
        <translation>其中没有 Flotilla 所建的表“%1”</translation>
    </message>
</context>
<context>
    <name>flotilla::Docks</name>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Show or hide the panel “%1”</source>
        <translation>显示或隐藏面板“%1”</translation>
    </message>
    <message>
        <source>Up next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Space-time</source>
        <translation>时空图</translation>
    </message>
    <message>
        <source>Panels in the same place</source>
        <translation>同一位置的面板</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Break a rule</source>
        <translation>打破规则</translation>
    </message>
</context>
<context>
    <name>flotilla::FeedPanel</name>
    <message>
        <source>What happened, newest first</source>
        <translation>发生了什么，最新的在前</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还什么都没有发生。</translation>
    </message>
    <message>
        <source>Show only lines with this text</source>
        <translation>只显示含有此文字的行</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Show only events of this kind</source>
        <translation>只显示此类事件</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Acts, faults</source>
        <translation>操作、故障</translation>
    </message>
    <message>
        <source>Show only what this server or client did</source>
        <translation>只显示这台服务器或客户端所做的</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show all lines</source>
        <translation>显示所有行</translation>
    </message>
    <message>
        <source>No line is left out any more</source>
        <translation>不再略去任何一行</translation>
    </message>
    <message>
        <source>Of what has happened, nothing is of this kind.</source>
        <translation>在已发生的事里，没有此类事件。</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
</context>
<context>
    <name>flotilla::Figure</name>
    <message>
        <source>%1 #%2 from %3 to %4</source>
        <translation>%1 #%2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>Link %1 – %2</source>
        <translation>链路 %1 – %2</translation>
    </message>
</context>
<context>
    <name>flotilla::FileCommands</name>
    <message>
        <source>%1 is no longer there. It may have been moved: open it from its new place.</source>
        <translation>%1 已不在那里。可能被移走了：请从新的位置打开。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请另选一个位置。</translation>
    </message>
    <message>
        <source>PNG, %1× (*.png)</source>
        <translation>PNG，%1 倍 (*.png)</translation>
    </message>
    <message>
        <source>SVG, sharp at every size (*.svg)</source>
        <translation>SVG，任何大小都清晰 (*.svg)</translation>
    </message>
    <message>
        <source>PDF, one page (*.pdf)</source>
        <translation>PDF，一页 (*.pdf)</translation>
    </message>
    <message>
        <source>Export the picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已在剪贴板上。</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Open a scenario, a saved run or a trace</source>
        <translation>打开场景、已保存的运行或跟踪文件</translation>
    </message>
    <message>
        <source>Scenarios and traces (*.flotilla *.ndjson)</source>
        <translation>场景和跟踪文件 (*.flotilla *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>A trace tells what happened and not what was done, so no scenario can be made of it. Its own file is the record.</source>
        <translation>跟踪文件记录的是发生了什么，而不是做了什么，因此不能由它生成场景。它自己的文件就是记录。</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存运行</translation>
    </message>
    <message>
        <source>Scenario, what was done: plays again (*.flotilla)</source>
        <translation>场景，做了什么：可重新播放 (*.flotilla)</translation>
    </message>
    <message>
        <source>Trace, all that happened (*.ndjson)</source>
        <translation>跟踪文件，发生的一切 (*.ndjson)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>Export an animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>GIF animation (*.gif)</source>
        <translation>GIF 动画 (*.gif)</translation>
    </message>
    <message>
        <source>Choose an empty folder for the frames</source>
        <translation>为各帧选择一个空文件夹</translation>
    </message>
</context>
<context>
    <name>flotilla::FilmDialog</name>
    <message>
        <source>Export an animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>从(&amp;F)</translation>
    </message>
    <message>
        <source>Instant at which it begins</source>
        <translation>开始的时刻</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Instant at which it ends</source>
        <translation>结束的时刻</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>Width of a picture</source>
        <translation>画面宽度</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>Height of a picture</source>
        <translation>画面高度</translation>
    </message>
    <message>
        <source>&amp;Pace</source>
        <translation>节奏(&amp;P)</translation>
    </message>
    <message>
        <source>Seconds of the run in a second of the animation</source>
        <translation>动画每秒对应运行的秒数</translation>
    </message>
    <message>
        <source>Fra&amp;mes a second</source>
        <translation>每秒帧数(&amp;M)</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>Kind of the export</source>
        <translation>导出类型</translation>
    </message>
    <message>
        <source>GIF animation, one file</source>
        <translation>GIF 动画，一个文件</translation>
    </message>
    <message>
        <source>PNG frames, a folder</source>
        <translation>PNG 帧，一个文件夹</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>%1 frames, %2 s to look at</source>
        <translation>%1 帧，可看 %2 秒</translation>
    </message>
</context>
<context>
    <name>flotilla::FirstStepsBar</name>
    <message>
        <source>%1 lets time run</source>
        <translation>%1 让时间流动</translation>
    </message>
    <message>
        <source>click a server to crash it, again to restart it</source>
        <translation>点击服务器使其崩溃，再点击则重启</translation>
    </message>
    <message>
        <source>%1 slows time down, %2 takes one step</source>
        <translation>%1 放慢时间，%2 前进一步</translation>
    </message>
    <message>
        <source>That is all: %1 lists the other keys.</source>
        <translation>就是这些：%1 列出其他按键。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>关闭入门三步</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>跳过入门三步</translation>
    </message>
</context>
<context>
    <name>flotilla::GroupsView</name>
    <message>
        <source>Groups of servers that can talk to each other</source>
        <translation>可以互相通信的服务器组</translation>
    </message>
    <message>
        <source>new group</source>
        <translation>新的组</translation>
    </message>
    <message>
        <source>group %1 · majority</source>
        <translation>第 %1 组 · 多数派</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>第 %1 组</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Drag it to another group, or press the group&apos;s number</source>
        <translation>把它拖到另一组，或按该组的数字键</translation>
    </message>
</context>
<context>
    <name>flotilla::HelpCommands</name>
    <message>
        <source>The scenario language</source>
        <translation>场景语言</translation>
    </message>
    <message>
        <source>The trace</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>%1 is not part of this build.</source>
        <translation>%1 不在此构建中。</translation>
    </message>
</context>
<context>
    <name>flotilla::InspectorPanel</name>
    <message>
        <source>Point at a server, a message, a link or a client, or choose one: with Tab in the picture, or in the logs. All there is to know of it then stands here.</source>
        <translation>指向一台服务器、一条消息、一条链路或一个客户端，或者选中它：在图中用 Tab，或在日志里。它的全部信息就显示在这里。</translation>
    </message>
    <message>
        <source>What there is to know of what is pointed at or chosen</source>
        <translation>所指或所选之物的全部信息</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the selected lines</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
    <message>
        <source>Copy everything that stands in the inspector</source>
        <translation>复制检查器中的全部内容</translation>
    </message>
</context>
<context>
    <name>flotilla::LinkDelegate</name>
    <message>
        <source>one way</source>
        <translation>单向</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
</context>
<context>
    <name>flotilla::LinkEditor</name>
    <message>
        <source>Change all links</source>
        <translation>更改所有链路</translation>
    </message>
    <message>
        <source>All links</source>
        <translation>所有链路</translation>
    </message>
    <message>
        <source>Change all links at once, also those with settings of their own</source>
        <translation>同时更改所有链路，包括有自己设置的链路</translation>
    </message>
    <message>
        <source>Change the chosen link</source>
        <translation>更改选中的链路</translation>
    </message>
    <message>
        <source>Chosen link</source>
        <translation>选中的链路</translation>
    </message>
    <message>
        <source>Change the link that is chosen in the table or in the picture</source>
        <translation>更改在表格或图中选中的链路</translation>
    </message>
    <message>
        <source>Both ways of the link</source>
        <translation>链路的两个方向</translation>
    </message>
    <message>
        <source>The other way of the link changes too</source>
        <translation>链路的另一方向也一起更改</translation>
    </message>
    <message>
        <source>&amp;both ways</source>
        <translation>两个方向(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Latency</source>
        <translation>延迟(&amp;L)</translation>
    </message>
    <message>
        <source>Shortest latency of a message</source>
        <translation>消息的最短延迟</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Longest latency of a message</source>
        <translation>消息的最长延迟</translation>
    </message>
    <message>
        <source>L&amp;ost</source>
        <translation>丢失(&amp;O)</translation>
    </message>
    <message>
        <source>Share of messages that are lost</source>
        <translation>丢失的消息所占比例</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;twice</source>
        <translation>重复(&amp;T)</translation>
    </message>
    <message>
        <source>Share of messages that arrive twice</source>
        <translation>到达两次的消息所占比例</translation>
    </message>
    <message>
        <source>O&amp;vertaken</source>
        <translation>被超过(&amp;V)</translation>
    </message>
    <message>
        <source>Share of messages that later ones may overtake</source>
        <translation>可能被后来者超过的消息所占比例</translation>
    </message>
    <message>
        <source>Overtaken messages come very late</source>
        <translation>被超过的消息很晚才到</translation>
    </message>
    <message>
        <source>Messages that are overtaken come very late</source>
        <translation>被超过的消息很晚才到</translation>
    </message>
    <message>
        <source>by &amp;far</source>
        <translation>大幅(&amp;F)</translation>
    </message>
    <message>
        <source>Cut the chosen link</source>
        <translation>断开选中的链路</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Cut the chosen link one way</source>
        <translation>单向断开选中的链路</translation>
    </message>
    <message>
        <source>Cut one way</source>
        <translation>单向断开</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Hold all messages until delivered</source>
        <translation>扣住所有消息，直到手动送达</translation>
    </message>
    <message>
        <source>No message arrives by itself: each waits at its receiver until it is delivered</source>
        <translation>没有消息自行到达：每条都在接收者处等待送达</translation>
    </message>
    <message>
        <source>&amp;Hold all messages until delivered</source>
        <translation>扣住所有消息，直到手动送达(&amp;H)</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Heal all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>Join every link that is cut</source>
        <translation>接通每条断开的链路</translation>
    </message>
    <message>
        <source>Nothing passes between %1 and %2</source>
        <translation>%1 与 %2 之间什么都不通</translation>
    </message>
    <message>
        <source>Nothing passes from %1 to %2; the other way is open</source>
        <translation>从 %1 到 %2 什么都不通；另一方向是通的</translation>
    </message>
    <message>
        <source>The link is joined and like all others</source>
        <translation>链路已接通，与其他链路相同</translation>
    </message>
</context>
<context>
    <name>flotilla::LinkMatrix</name>
    <message>
        <source>Links: each row sends, each column receives</source>
        <translation>链路：每行发送，每列接收</translation>
    </message>
</context>
<context>
    <name>flotilla::LinkModel</name>
    <message>
        <source>%1 has crashed: what reaches it is lost</source>
        <translation>%1 已崩溃：到达它的都会丢失</translation>
    </message>
    <message>
        <source>What %1 sends</source>
        <translation>%1 发送的</translation>
    </message>
    <message>
        <source>What %1 receives</source>
        <translation>%1 接收的</translation>
    </message>
</context>
<context>
    <name>flotilla::LinkWords</name>
    <message>
        <source>messages wait until they are delivered by hand</source>
        <translation>消息等待手动送达</translation>
    </message>
    <message>
        <source>a message takes %1 ms</source>
        <translation>一条消息需要 %1 ms</translation>
    </message>
    <message>
        <source>a message takes %1 to %2 ms</source>
        <translation>一条消息需要 %1 到 %2 ms</translation>
    </message>
    <message>
        <source>%1 % are lost</source>
        <translation>%1 % 丢失</translation>
    </message>
    <message>
        <source>%1 % arrive twice</source>
        <translation>%1 % 到达两次</translation>
    </message>
    <message>
        <source>%1 % may be overtaken, by far</source>
        <translation>%1 % 可能被大幅超过</translation>
    </message>
    <message>
        <source>%1 % may be overtaken</source>
        <translation>%1 % 可能被超过</translation>
    </message>
    <message>
        <source>none is lost</source>
        <translation>都不丢失</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>cut, every message is lost</source>
        <translation>已断开，所有消息都丢失</translation>
    </message>
    <message>
        <source>From %1 to %2: %3.</source>
        <translation>从 %1 到 %2：%3。</translation>
    </message>
    <message>
        <source>Between %1 and %2, both ways: %3.</source>
        <translation>%1 与 %2 之间，双向：%3。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>one sentence for each way</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>On every link: %1.</source>
        <translation>每条链路：%1。</translation>
    </message>
    <message>
        <source>On most links: %1. Ways that are cut or differ: %2.</source>
        <translation>多数链路：%1。断开或不同的方向：%2。</translation>
    </message>
</context>
<context>
    <name>flotilla::LogGridView</name>
    <message>
        <source>The servers&apos; logs, side by side</source>
        <translation>各服务器的日志，并排显示</translation>
    </message>
</context>
<context>
    <name>flotilla::MainWindow</name>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Time and commands</source>
        <translation>时间和命令</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>Open a &amp;built-in scenario</source>
        <translation>打开内置场景(&amp;B)</translation>
    </message>
    <message>
        <source>The same run is played along in one thread, without sockets and files. After every turn both must be in the same state.</source>
        <translation>同一次运行在一个线程里同时重做，不用套接字和文件。每一轮之后两者必须处于相同的状态。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Flotilla</source>
        <translation>Flotilla</translation>
    </message>
    <message>
        <source>%1 – Flotilla</source>
        <translation>%1 – Flotilla</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Press Space to begin</source>
        <translation>按空格键开始</translation>
    </message>
    <message>
        <source>same as the pure engine: 1 turn compared</source>
        <translation>与纯引擎相同：已比较 1 轮</translation>
    </message>
    <message>
        <source>same as the pure engine: %1 turns compared</source>
        <translation>与纯引擎相同：已比较 %1 轮</translation>
    </message>
    <message>
        <source>parts from the pure engine: %1</source>
        <translation>与纯引擎不同：%1</translation>
    </message>
    <message>
        <source>safety violated: %1, %2</source>
        <translation>违反安全性：%1，%2</translation>
    </message>
    <message>
        <source>The run&apos;s files are in %1</source>
        <translation>运行的文件在 %1</translation>
    </message>
    <message>
        <source>The servers and the messages between them. Tab and arrow keys choose a server or client, Page Down and Page Up a message in flight, Ctrl with left and right a link of the chosen server, Ctrl with up and down its other direction. Enter crashes or restarts a server, delivers a message, cuts or joins a link; the menu key offers more; Escape lets go.</source>
        <translation>服务器及其间的消息。Tab 和方向键选择服务器或客户端，Page Down 和 Page Up 选择在途的消息，Ctrl 加左右键选择所选服务器的链路，Ctrl 加上下键选择其另一方向。回车使服务器崩溃或重启、送达消息、断开或接通链路；菜单键提供更多；Esc 放开。</translation>
    </message>
    <message>
        <source>&amp;Undo the last act</source>
        <translation>撤销上一个操作(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销：%1(&amp;U)</translation>
    </message>
    <message>
        <source>Hash of the run</source>
        <translation>运行的哈希值</translation>
    </message>
    <message>
        <source>One number for every turn so far. The same run has the same on every machine, at every speed.</source>
        <translation>到目前为止所有轮次的一个数。同样的运行在任何机器、任何速度下都相同。</translation>
    </message>
    <message>
        <source>One branch parted from it and would go too.</source>
        <translation>有一个分支由它分出，也会一起删除。</translation>
    </message>
    <message>
        <source>%1 branches parted from it and would go too.</source>
        <translation>有 %1 个分支由它分出，也会一起删除。</translation>
    </message>
    <message>
        <source>Delete them all</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Another branch from %1 s on: %2. The others are kept (panel “Branches”).</source>
        <translation>自 %1 s 起的另一个分支：%2。其他分支保留着（面板“分支”）。</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>a trace: no servers run</source>
        <translation>跟踪文件：没有服务器在运行</translation>
    </message>
    <message>
        <source>The trace that is shown: %1</source>
        <translation>显示的跟踪文件：%1</translation>
    </message>
    <message>
        <source>A trace has the servers that it has. Open a new cluster to choose how many there are.</source>
        <translation>跟踪文件中有多少服务器已经确定。要选择数量，请新建集群。</translation>
    </message>
</context>
<context>
    <name>flotilla::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>flotilla::NetworkPanel</name>
    <message>
        <source>Rows send, columns receive; latency in ms, shares in %</source>
        <translation>行发送，列接收；延迟单位 ms，比例单位 %</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Partition into these groups</source>
        <translation>按这些组分区</translation>
    </message>
    <message>
        <source>Cut all links between the groups, and join those within one</source>
        <translation>断开各组之间的所有链路，接通组内的链路</translation>
    </message>
    <message>
        <source>Show the groups as they are now</source>
        <translation>显示现在的组</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>现在的样子</translation>
    </message>
    <message>
        <source>Show the groups that the network has now</source>
        <translation>显示网络现在的组</translation>
    </message>
    <message>
        <source>Heal all links</source>
        <translation>修复所有链路</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Not done yet: “Partition” cuts the links between these groups.</source>
        <translation>尚未执行：“分区”会断开这些组之间的链路。</translation>
    </message>
    <message>
        <source>Not done yet: “Partition” joins all links, since there is one group.</source>
        <translation>尚未执行：只有一组，“分区”会接通所有链路。</translation>
    </message>
    <message>
        <source>No message passes from one group to another.</source>
        <translation>没有消息从一组到另一组。</translation>
    </message>
    <message>
        <source>No link between these groups works both ways, though some links differ from a clean partition.</source>
        <translation>这些组之间没有双向都通的链路，但有些链路与干净的分区不同。</translation>
    </message>
    <message>
        <source>Some links are cut, but all servers are still joined by others. Drag a server to another group to part them.</source>
        <translation>有些链路断开了，但所有服务器仍由其他链路相连。把服务器拖到另一组即可将它们分开。</translation>
    </message>
    <message>
        <source>All servers can talk to each other. Drag one to another group to part them.</source>
        <translation>所有服务器都能互相通信。把其中一台拖到另一组即可分开。</translation>
    </message>
</context>
<context>
    <name>flotilla::NewClusterDialog</name>
    <message>
        <source>New cluster</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>Number of servers</source>
        <translation>服务器的数量</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>Seed of the run</source>
        <translation>运行的种子</translation>
    </message>
    <message>
        <source>The same seed and the same actions give the same run. The run at hand ends; its files stay.</source>
        <translation>同样的种子和同样的操作产生同样的运行。当前的运行结束；它的文件保留。</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>&amp;Clients</source>
        <translation>客户端(&amp;C)</translation>
    </message>
    <message>
        <source>Number of clients</source>
        <translation>客户端的数量</translation>
    </message>
    <message>
        <source>Election &amp;timeout</source>
        <translation>选举超时(&amp;T)</translation>
    </message>
    <message>
        <source>Shortest election timeout</source>
        <translation>最短选举超时</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Longest election timeout</source>
        <translation>最长选举超时</translation>
    </message>
    <message>
        <source>&amp;Heartbeat every</source>
        <translation>心跳间隔(&amp;H)</translation>
    </message>
    <message>
        <source>Time between heartbeats</source>
        <translation>心跳之间的时间</translation>
    </message>
    <message>
        <source>&amp;Network latency</source>
        <translation>网络延迟(&amp;N)</translation>
    </message>
    <message>
        <source>Shortest latency of a message</source>
        <translation>消息的最短延迟</translation>
    </message>
    <message>
        <source>Longest latency of a message</source>
        <translation>消息的最长延迟</translation>
    </message>
    <message>
        <source>As in the paper</source>
        <translation>与论文相同</translation>
    </message>
</context>
<context>
    <name>flotilla::Phrases</name>
    <message>
        <source>no entries: a heartbeat</source>
        <translation>没有条目：心跳</translation>
    </message>
    <message>
        <source>no-op</source>
        <translation>no-op</translation>
    </message>
    <message>
        <source>1 entry: %1 of term %2</source>
        <translation>1 个条目：%1，任期 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entries, the first %1 of term %2</source>
        <translation><numerusform>%n 个条目，第一个是任期 %2 的%1</numerusform></translation>
    </message>
    <message>
        <source>no: its log has no such entry, it goes on at %1</source>
        <translation>否：它的日志没有该条目，止于 %1</translation>
    </message>
    <message>
        <source>no: term %1 stands there, from index %2 on</source>
        <translation>否：那里是任期 %1，从索引 %2 起</translation>
    </message>
    <message>
        <source>done: committed at %1</source>
        <translation>完成：提交于 %1</translation>
    </message>
    <message>
        <source>go to %1</source>
        <translation>请找 %1</translation>
    </message>
    <message>
        <source>not the leader, and knows none</source>
        <translation>不是领导者，也不知道谁是</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>asks for a vote; its log ends at index %1, term %2</source>
        <translation>请求投票；它的日志止于索引 %1，任期 %2</translation>
    </message>
    <message>
        <source>yes: gives its vote</source>
        <translation>是：投出选票</translation>
    </message>
    <message>
        <source>no: refuses its vote</source>
        <translation>否：拒绝投票</translation>
    </message>
    <message>
        <source>%1; after index %2, term %3; commitIndex %4</source>
        <translation>%1；在索引 %2、任期 %3 之后；commitIndex %4</translation>
    </message>
    <message>
        <source>yes: same log up to %1</source>
        <translation>是：到 %1 为止日志相同</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>asks for “%1”</source>
        <translation>请求“%1”</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>跟随者</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选者</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>#%1 %2 from %3 to %4</source>
        <translation>#%1 %2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>, term %1</source>
        <translation>，任期 %1</translation>
    </message>
    <message>
        <source>: %1</source>
        <translation>：%1</translation>
    </message>
    <message>
        <source>; it will be lost: %1 was down</source>
        <translation>；将会丢失：%1 已停机</translation>
    </message>
    <message>
        <source>; waits to be delivered</source>
        <translation>；等待送达</translation>
    </message>
    <message>
        <source>; arrives in %1</source>
        <translation>；%1 后到达</translation>
    </message>
    <message>
        <source>%1: %2 in term %3; log up to %4, commitIndex %5</source>
        <translation>%1：任期 %3 的%2；日志到 %4，commitIndex %5</translation>
    </message>
    <message>
        <source>; voted for %1</source>
        <translation>；投票给 %1</translation>
    </message>
    <message>
        <source>; election timeout in %1</source>
        <translation>；选举超时还有 %1</translation>
    </message>
    <message>
        <source>%1 to %2: </source>
        <translation>%1 到 %2：</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>, %1 % lost</source>
        <translation>，%1 % 丢失</translation>
    </message>
    <message>
        <source>Link %1; %2</source>
        <translation>链路 %1；%2</translation>
    </message>
    <message>
        <source>Client %1 has asked for nothing yet; it would ask %2</source>
        <translation>客户端 %1 还没有请求过什么；它会问 %2</translation>
    </message>
    <message>
        <source>Client %1 waits for “%2”: %3</source>
        <translation>客户端 %1 在等“%2”：%3</translation>
    </message>
    <message>
        <source>Client %1: %2</source>
        <translation>客户端 %1：%2</translation>
    </message>
    <message>
        <source>committed at %1</source>
        <translation>提交于 %1</translation>
    </message>
    <message>
        <source>no answer, asks %1</source>
        <translation>没有应答，询问 %1</translation>
    </message>
    <message>
        <source>redirected to %1</source>
        <translation>被转给 %1</translation>
    </message>
    <message>
        <source>sent to %1</source>
        <translation>已发给 %1</translation>
    </message>
    <message numerus="yes">
        <source>, %n more in line</source>
        <translation><numerusform>，还有 %n 条排队</numerusform></translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>1 entry, of term %1</source>
        <translation>1 个条目，任期 %1</translation>
    </message>
    <message>
        <source>%1 entries, the last of term %2</source>
        <translation>%1 个条目，末条属于任期 %2</translation>
    </message>
    <message>
        <source>follower in term %1</source>
        <translation>任期 %1 的跟随者</translation>
    </message>
    <message>
        <source>not a voter, in term %1</source>
        <translation>无投票权，任期 %1</translation>
    </message>
    <message>
        <source>leader of term %1</source>
        <translation>任期 %1 的领导者</translation>
    </message>
    <message>
        <source>candidate in term %1</source>
        <translation>任期 %1 的候选者</translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1，已暂停</translation>
    </message>
    <message>
        <source>Persistent state (Figure 2)</source>
        <translation>持久状态（图 2）</translation>
    </message>
    <message>
        <source>On its disk: persistent state (Figure 2)</source>
        <translation>在它的磁盘上：持久状态（图 2）</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Volatile state (Figure 2)</source>
        <translation>易失状态（图 2）</translation>
    </message>
    <message>
        <source>Leader&apos;s state (Figure 2)</source>
        <translation>领导者的状态（图 2）</translation>
    </message>
    <message>
        <source>nextIndex %1, matchIndex %2</source>
        <translation>nextIndex %1，matchIndex %2</translation>
    </message>
    <message>
        <source>Candidate&apos;s votes</source>
        <translation>候选者的选票</translation>
    </message>
    <message>
        <source>has the votes of</source>
        <translation>已得选票</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>%1 of %2; %3 are a majority</source>
        <translation>%2 票中的 %1 票；%3 票是多数派</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>next heartbeat</source>
        <translation>下一次心跳</translation>
    </message>
    <message>
        <source>election timeout</source>
        <translation>选举超时</translation>
    </message>
    <message>
        <source>none is set</source>
        <translation>没有设置</translation>
    </message>
    <message>
        <source>due</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>in %1 of %2</source>
        <translation>%2 中还有 %1</translation>
    </message>
    <message>
        <source>drawn from</source>
        <translation>抽取自</translation>
    </message>
    <message>
        <source>heartbeat every</source>
        <translation>心跳间隔</translation>
    </message>
    <message>
        <source>Lost with the crash</source>
        <translation>随崩溃丢失</translation>
    </message>
    <message>
        <source>down since</source>
        <translation>停机自</translation>
    </message>
    <message>
        <source>volatile state</source>
        <translation>易失状态</translation>
    </message>
    <message>
        <source>gone; it begins anew from its disk at the restart</source>
        <translation>没有了；重启时从磁盘重新开始</translation>
    </message>
    <message>
        <source>What it knows</source>
        <translation>它所知道的</translation>
    </message>
    <message>
        <source>its leader</source>
        <translation>它的领导者</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>sent at</source>
        <translation>发送于</translation>
    </message>
    <message>
        <source>arrives at</source>
        <translation>到达于</translation>
    </message>
    <message>
        <source>that is in</source>
        <translation>即再过</translation>
    </message>
    <message>
        <source>when told to: it is held</source>
        <translation>被要求时：它被扣住</translation>
    </message>
    <message>
        <source>will be lost</source>
        <translation>将会丢失</translation>
    </message>
    <message>
        <source>%1 was down when it was sent</source>
        <translation>发送时 %1 已停机</translation>
    </message>
    <message>
        <source>unless its link is healed in time</source>
        <translation>除非链路及时修复</translation>
    </message>
    <message>
        <source>Its entries</source>
        <translation>它的条目</translation>
    </message>
    <message>
        <source>index %1, term %2</source>
        <translation>索引 %1，任期 %2</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>还有更多</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>up</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>doubled</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>overtaken</source>
        <translation>被超过</translation>
    </message>
    <message>
        <source>%1, by far</source>
        <translation>%1，大幅</translation>
    </message>
    <message>
        <source>messages on it</source>
        <translation>其上的消息</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <translation>#%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>What it answers</source>
        <translation>它应答什么</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>它说什么</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>link, both ways</source>
        <translation>链路，双向</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Its command</source>
        <translation>它的命令</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>什么都没有</translation>
    </message>
    <message>
        <source>what it knows</source>
        <translation>它所知道的</translation>
    </message>
    <message>
        <source>it has asked for nothing yet</source>
        <translation>它还没有请求过什么</translation>
    </message>
    <message>
        <source>number in its session</source>
        <translation>会话中的编号</translation>
    </message>
    <message>
        <source>more in line</source>
        <translation>还在排队</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>到目前为止</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>the last at index</source>
        <translation>最后一条在索引</translation>
    </message>
    <message>
        <source>Whom it asks</source>
        <translation>它问谁</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>redirected from</source>
        <translation>转来自</translation>
    </message>
    <message>
        <source>command %1 of %2</source>
        <translation>%2 的命令 %1</translation>
    </message>
    <message>
        <source>put straight into the leader&apos;s log</source>
        <translation>直接放入领导者的日志</translation>
    </message>
    <message>
        <source>the empty entry a new leader begins with</source>
        <translation>新领导者开始时的空条目</translation>
    </message>
    <message>
        <source>, written by %1 as leader of term %2</source>
        <translation>，由任期 %2 的领导者 %1 写入</translation>
    </message>
    <message>
        <source>committed and applied</source>
        <translation>已提交并应用</translation>
    </message>
    <message>
        <source>committed, not yet applied</source>
        <translation>已提交，尚未应用</translation>
    </message>
    <message>
        <source>not committed</source>
        <translation>未提交</translation>
    </message>
    <message>
        <source>committed, but %1 has not heard of it yet</source>
        <translation>已提交，但 %1 还不知道</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>%1, index %2: nothing yet, the next entry goes here</source>
        <translation>%1，索引 %2：还没有，下一个条目放在这里</translation>
    </message>
    <message>
        <source>%1, entry %2, term %3: %4</source>
        <comment>server, index, term, committed or not</comment>
        <translation>%1，条目 %2，任期 %3：%4</translation>
    </message>
    <message>
        <source>%1, %2: term %3, log up to %4</source>
        <translation>%1，%2：任期 %3，日志到 %4</translation>
    </message>
    <message>
        <source>
commitIndex %1, lastApplied %2</source>
        <translation>
commitIndex %1，lastApplied %2</translation>
    </message>
    <message>
        <source>
%1 knows it to agree up to matchIndex %2 and sends from nextIndex %3</source>
        <translation>
%1 知道它到 matchIndex %2 为止一致，从 nextIndex %3 起发送</translation>
    </message>
    <message>
        <source>sent at %1, arrived at %2: %3 under way</source>
        <translation>%1 发送，%2 到达：途中 %3</translation>
    </message>
    <message>
        <source>sent at %1, lost at %2</source>
        <translation>%1 发送，%2 丢失</translation>
    </message>
    <message>
        <source>sent at %1 and lost at once</source>
        <translation>%1 发送并立即丢失</translation>
    </message>
    <message>
        <source>sent at %1, arrives at %2</source>
        <translation>%1 发送，%2 到达</translation>
    </message>
    <message>
        <source>sent at %1, waits until told to be delivered</source>
        <translation>%1 发送，等待手动送达</translation>
    </message>
    <message>
        <source>paused %1</source>
        <comment>a role</comment>
        <translation>已暂停的%1</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <comment>sender, receiver, message</comment>
        <translation>%1 到 %2：%3</translation>
    </message>
    <message>
        <source>%1: %2 in term %3</source>
        <comment>server, role, term</comment>
        <translation>%1：任期 %3 的%2</translation>
    </message>
    <message>
        <source>%1: crashed</source>
        <translation>%1：已崩溃</translation>
    </message>
    <message>
        <source>, commits up to %1</source>
        <translation>，提交到 %1</translation>
    </message>
    <message>
        <source> s: </source>
        <comment>after an instant</comment>
        <translation> s：</translation>
    </message>
    <message>
        <source>as it began</source>
        <translation>最初的样子</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>没有“%1”</translation>
    </message>
</context>
<context>
    <name>flotilla::Playback</name>
    <message>
        <source>%1 could not save and is down: %2</source>
        <translation>%1 无法保存，已停机：%2</translation>
    </message>
    <message>
        <source>It did not come within %1 s of virtual time.</source>
        <translation>在 %1 s 虚拟时间内没有发生。</translation>
    </message>
    <message>
        <source>It can&apos;t come any more: nothing is scheduled.</source>
        <translation>它不会再发生了：没有安排任何事件。</translation>
    </message>
    <message>
        <source>A run is kept in at most %1 branches: delete one that you don&apos;t need.</source>
        <translation>一次运行最多保留 %1 个分支：请删除一个不需要的。</translation>
    </message>
    <message>
        <source>The branch that is lived now, and those that it came from, can&apos;t be deleted: go to another branch first.</source>
        <translation>正在运行的分支以及它所由来的分支不能删除：请先前往另一个分支。</translation>
    </message>
    <message>
        <source>This is a trace: what it tells has happened, and can be looked at only. Open a scenario to act in a run.</source>
        <translation>这是一份跟踪文件：它所记录的已经发生，只能查看。要在运行中操作，请打开场景。</translation>
    </message>
    <message>
        <source>The trace ends here, and nothing goes on after it: go back on the tape.</source>
        <translation>跟踪文件到此结束，之后不再有任何事件：请在时间带上往回看。</translation>
    </message>
    <message>
        <source>The run&apos;s files can&apos;t be written (%1). Nothing is lost: the run goes on in memory. Save it before you close the window.</source>
        <translation>无法写入运行的文件（%1）。没有丢失任何内容：运行在内存中继续。请在关闭窗口前保存。</translation>
    </message>
</context>
<context>
    <name>flotilla::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>常规(&amp;G)</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>&amp;Colours of the terms</source>
        <translation>任期的颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Colours of the terms</source>
        <translation>任期的颜色</translation>
    </message>
    <message>
        <source>&amp;Size of type</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language holds from the next start.</source>
        <translation>更换语言从下次启动起生效。</translation>
    </message>
    <message>
        <source>&amp;Durability of new runs</source>
        <translation>新运行的持久性(&amp;D)</translation>
    </message>
    <message>
        <source>Durability of new runs</source>
        <translation>新运行的持久性</translation>
    </message>
    <message>
        <source>What a server has saved outlives the end of the program either way. Waiting for the disk it outlives a power cut too, and costs time.</source>
        <translation>无论哪种，服务器保存的内容在程序结束后都还在。等待磁盘写入则断电后也还在，但要花时间。</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>与系统相同</translation>
    </message>
    <message>
        <source>Full: wait for the disk</source>
        <translation>完全：等待磁盘</translation>
    </message>
    <message>
        <source>Left to the system: faster</source>
        <translation>交给系统：更快</translation>
    </message>
</context>
<context>
    <name>flotilla::RecentFiles</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>Forget which files were opened; the files stay</source>
        <translation>忘记打开过哪些文件；文件本身保留</translation>
    </message>
</context>
<context>
    <name>flotilla::RulesPanel</name>
    <message>
        <source>Switch a rule off, and watch what falls.</source>
        <translation>关闭一条规则，看看什么会被破坏。</translation>
    </message>
    <message>
        <source>Rules of Raft</source>
        <translation>Raft 的规则</translation>
    </message>
</context>
<context>
    <name>flotilla::RunOpener</name>
    <message>
        <source>Your last run is still there: 1 server, %1.</source>
        <translation>您上次的运行还在：1 台服务器，%1。</translation>
    </message>
    <message>
        <source>Your last run is still there: %1 servers, %2.</source>
        <translation>您上次的运行还在：%1 台服务器，%2。</translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation>继续它</translation>
    </message>
    <message>
        <source>The run has stopped: %1</source>
        <translation>运行已停止：%1</translation>
    </message>
    <message>
        <source>New cluster</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>No run could begin: %1</source>
        <translation>无法开始运行：%1</translation>
    </message>
    <message>
        <source>Run without keeping it</source>
        <translation>运行但不保留</translation>
    </message>
</context>
<context>
    <name>flotilla::RunUntil</name>
    <message>
        <source>Looking through what was recorded: %1</source>
        <translation>正在查找记录：%1</translation>
    </message>
    <message>
        <source>Looking through what was recorded</source>
        <translation>正在查找记录</translation>
    </message>
    <message>
        <source>%1 of virtual time gone by</source>
        <translation>已过去虚拟时间 %1</translation>
    </message>
    <message>
        <source>It holds already, at %1.</source>
        <translation>它已经成立，在 %1。</translation>
    </message>
    <message>
        <source>It holds at %1, after %2 of virtual time.</source>
        <translation>它在 %1 成立，经过虚拟时间 %2。</translation>
    </message>
</context>
<context>
    <name>flotilla::SafetyPanel</name>
    <message>
        <source>Properties that are watched</source>
        <translation>受监视的性质</translation>
    </message>
    <message>
        <source>%1 s: %2</source>
        <translation>%1 秒：%2</translation>
    </message>
    <message>
        <source>Not watched: the rule that says so is off.</source>
        <translation>未监视：相应的规则已关闭。</translation>
    </message>
    <message>
        <source>1 property has fallen. Click it to go there.</source>
        <translation>1 个性质已被破坏。点击可前往该处。</translation>
    </message>
    <message>
        <source>%1 properties have fallen. Click one to go there.</source>
        <translation>%1 个性质已被破坏。点击可前往该处。</translation>
    </message>
    <message>
        <source>After every event all of these are checked: %1 hold.</source>
        <translation>每个事件之后都检查所有这些性质：%1 个成立。</translation>
    </message>
    <message>
        <source>A trace: shown is what it tells of violations.</source>
        <translation>一份轨迹：这里显示它所记录的违规。</translation>
    </message>
</context>
<context>
    <name>flotilla::ShortcutEditor</name>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key of the chosen command</source>
        <translation>所选命令的新按键</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>No key for the chosen command</source>
        <translation>所选命令没有按键</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Give the chosen command its usual key</source>
        <translation>让所选命令用回通常的按键</translation>
    </message>
    <message>
        <source>&amp;Use it here</source>
        <translation>用在这里(&amp;U)</translation>
    </message>
    <message>
        <source>Take the key from the other command</source>
        <translation>从另一个命令拿走这个按键</translation>
    </message>
    <message>
        <source>Reset &amp;all keys</source>
        <translation>重置所有按键(&amp;A)</translation>
    </message>
    <message>
        <source>Give every command its usual key</source>
        <translation>让每个命令用回通常的按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>Usually: %1</source>
        <translation>通常：%1</translation>
    </message>
    <message>
        <source>Press the key for “%1”:</source>
        <translation>请按下用于“%1”的按键：</translation>
    </message>
    <message>
        <source>Choose a command to change its key.</source>
        <translation>选择一个命令来更改它的按键。</translation>
    </message>
    <message>
        <source>%1 is already the key for “%2”. Here it does nothing yet.</source>
        <translation>%1 已经是“%2”的按键。在这里它还不起作用。</translation>
    </message>
</context>
<context>
    <name>flotilla::SpacetimePanel</name>
    <message>
        <source>Show only messages that touch this server or client</source>
        <translation>只显示与这台服务器或客户端有关的消息</translation>
    </message>
    <message>
        <source>Show a longer stretch of time</source>
        <translation>显示更长的一段时间</translation>
    </message>
    <message>
        <source>Show a longer stretch of time (−)</source>
        <translation>显示更长的一段时间 (−)</translation>
    </message>
    <message>
        <source>Show a shorter stretch of time</source>
        <translation>显示更短的一段时间</translation>
    </message>
    <message>
        <source>Show a shorter stretch of time (+)</source>
        <translation>显示更短的一段时间 (+)</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Go to the present and follow it</source>
        <translation>前往现在并跟随</translation>
    </message>
    <message>
        <source>Go to the present and follow it (End)</source>
        <translation>前往现在并跟随 (End)</translation>
    </message>
    <message>
        <source>Click: look at that instant. Drag: go along. Wheel: zoom.</source>
        <translation>点击：看那一刻。拖动：移动。滚轮：缩放。</translation>
    </message>
    <message>
        <source>A message&apos;s end can be dragged to another instant. Keys: arrows go from event to event, Ctrl with them moves a message&apos;s end, Delete lets it be lost, Enter looks at an event, Page Up and Page Down go along.</source>
        <translation>消息的终点可以拖到另一时刻。按键：方向键逐个事件移动，加 Ctrl 移动消息的终点，Delete 使它丢失，回车查看事件，Page Up 和 Page Down 移动。</translation>
    </message>
    <message>
        <source>Everyone&apos;s messages</source>
        <translation>所有人的消息</translation>
    </message>
    <message>
        <source>%1 only</source>
        <comment>a server&apos;s or client&apos;s messages</comment>
        <translation>只有 %1</translation>
    </message>
</context>
<context>
    <name>flotilla::SpacetimeView</name>
    <message>
        <source>Space-time diagram: a line for each server and client, time to the right</source>
        <translation>时空图：每台服务器和客户端一条线，时间向右</translation>
    </message>
    <message>
        <source>What is still to come can be made later, or come at once: drag it to the line of the present.</source>
        <translation>还未发生的可以推迟，也可以立刻到达：把它拖到现在的那条线。</translation>
    </message>
</context>
<context>
    <name>flotilla::SpeedSlider</name>
    <message>
        <source>Virtual time runs at %1 of the clock on the wall</source>
        <translation>虚拟时间以墙上时钟的 %1 运行</translation>
    </message>
</context>
<context>
    <name>flotilla::Strip</name>
    <message>
        <source>crash %1</source>
        <translation>使 %1 崩溃</translation>
    </message>
    <message>
        <source>restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>cut the link</source>
        <translation>断开链路</translation>
    </message>
    <message>
        <source>join the link</source>
        <translation>接通链路</translation>
    </message>
    <message>
        <source>deliver now</source>
        <translation>立即送达</translation>
    </message>
    <message>
        <source>Click: %1</source>
        <translation>点击：%1</translation>
    </message>
    <message>
        <source>Click: choose</source>
        <translation>点击：选择</translation>
    </message>
    <message>
        <source>Right click: more</source>
        <translation>右键：更多</translation>
    </message>
    <message>
        <source>Enter: %1</source>
        <translation>回车：%1</translation>
    </message>
    <message>
        <source>Menu: more</source>
        <translation>菜单键：更多</translation>
    </message>
    <message>
        <source>Ctrl+→: links</source>
        <translation>Ctrl+→：链路</translation>
    </message>
    <message>
        <source>Page Down: messages</source>
        <translation>Page Down：消息</translation>
    </message>
    <message>
        <source>Ctrl+↓: other way</source>
        <translation>Ctrl+↓：另一方向</translation>
    </message>
</context>
<context>
    <name>flotilla::TapeBar</name>
    <message>
        <source>Tape of the run</source>
        <translation>运行的时间带</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 s 之前</translation>
    </message>
    <message>
        <source>the present</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>flotilla::TapeView</name>
    <message>
        <source>a safety property is broken</source>
        <translation>有安全性质被破坏</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1 崩溃</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>%1 重启</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 被暂停</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 继续运行</translation>
    </message>
    <message>
        <source>a link is cut</source>
        <translation>一条链路断开</translation>
    </message>
    <message>
        <source>a link is joined</source>
        <translation>一条链路接通</translation>
    </message>
    <message>
        <source>somebody new comes in</source>
        <translation>有新成员加入</translation>
    </message>
    <message>
        <source>%1 stands for election</source>
        <translation>%1 参加选举</translation>
    </message>
    <message>
        <source>%1 wins the election</source>
        <translation>%1 赢得选举</translation>
    </message>
    <message>
        <source>an entry is committed</source>
        <translation>一个条目被提交</translation>
    </message>
    <message>
        <source>another branch parts at %1: %2</source>
        <translation>另一个分支在 %1 分出：%2</translation>
    </message>
    <message>
        <source>term %1, won by %2</source>
        <translation>任期 %1，由 %2 赢得</translation>
    </message>
    <message>
        <source>term %1, won by nobody yet</source>
        <translation>任期 %1，还没有人赢得</translation>
    </message>
    <message>
        <source>bookmark at %1: %2</source>
        <translation>%1 处的书签：%2</translation>
    </message>
</context>
<context>
    <name>flotilla::TimerBars</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>How long every server&apos;s timer still runs</source>
        <translation>每台服务器的计时器还要多久</translation>
    </message>
</context>
<context>
    <name>flotilla::TimerForecast</name>
    <message>
        <source>No timer runs: nobody who is up can stand for election.</source>
        <translation>没有计时器在走：运行中的服务器都不能参选。</translation>
    </message>
    <message>
        <source>%1 leads; its next heartbeat keeps the others from standing.</source>
        <translation>%1 领导；它的下一次心跳使其他服务器不参选。</translation>
    </message>
    <message>
        <source>%1 may stand for election before it arrives.</source>
        <translation>在它到达之前 %1 可能参选。</translation>
    </message>
    <message>
        <source>It arrives before any election timeout runs out.</source>
        <translation>它在任何选举超时到期之前到达。</translation>
    </message>
    <message>
        <source>Nobody leads; %1 stands for election next.</source>
        <translation>无人领导；下一个参选的是 %1。</translation>
    </message>
    <message>
        <source>%1 may stand too before its request arrives: then the votes split.</source>
        <translation>在它的请求到达之前 %1 也可能参选：那时选票会被瓜分。</translation>
    </message>
    <message>
        <source>Its request arrives before another stands.</source>
        <translation>它的请求在另一台参选之前到达。</translation>
    </message>
    <message>
        <source>%1 gets none, the link is cut.</source>
        <translation>%1 收不到，链路已断开。</translation>
    </message>
    <message>
        <source>%1 does not get it, the link is cut.</source>
        <translation>%1 收不到它，链路已断开。</translation>
    </message>
</context>
<context>
    <name>flotilla::TimingPanel</name>
    <message>
        <source>Timing o&amp;f</source>
        <translation>时限所属(&amp;F)</translation>
    </message>
    <message>
        <source>Whose timing is shown and changed</source>
        <translation>显示和更改谁的时限</translation>
    </message>
    <message>
        <source>&amp;Election timeout</source>
        <translation>选举超时(&amp;E)</translation>
    </message>
    <message>
        <source>Shortest election timeout</source>
        <translation>最短选举超时</translation>
    </message>
    <message>
        <source>A timeout is drawn anew each time, from this range</source>
        <translation>每次从这个范围重新抽取超时</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Longest election timeout</source>
        <translation>最长选举超时</translation>
    </message>
    <message>
        <source>&amp;Heartbeat every</source>
        <translation>心跳间隔(&amp;H)</translation>
    </message>
    <message>
        <source>Time between heartbeats</source>
        <translation>心跳之间的时间</translation>
    </message>
    <message>
        <source>How long a leader is silent at most</source>
        <translation>领导者最多沉默多久</translation>
    </message>
    <message>
        <source>Timing as in the paper</source>
        <translation>与论文相同的时限</translation>
    </message>
    <message>
        <source>As in the paper: election timeouts of 150 to 300 ms, heartbeats every 50 ms</source>
        <translation>与论文相同：选举超时 150 到 300 ms，心跳每 50 ms 一次</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>all servers</source>
        <translation>所有服务器</translation>
    </message>
    <message>
        <source>%1 only</source>
        <translation>只有 %1</translation>
    </message>
    <message>
        <source>The servers differ: shown are the shortest and longest timeout of all. A change here is for all of them.</source>
        <translation>各服务器不同：显示的是其中最短和最长的超时。在此更改则对全部有效。</translation>
    </message>
    <message>
        <source>A change holds at once: every election timer is drawn anew. The outlined part of a row is what its timeout was drawn from; the tinted stripe is when the next heartbeat or vote request arrives.</source>
        <translation>更改立刻生效：每个选举计时器重新抽取。行中带框的部分是抽取超时的范围；有色的条是下一次心跳或投票请求到达的时刻。</translation>
    </message>
    <message>
        <source>Messages wait until they are delivered by hand: no timing lasts by itself.</source>
        <translation>消息等待手动送达：没有时限能自行维持。</translation>
    </message>
</context>
<context>
    <name>flotilla::TransportBar</name>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Step one event</source>
        <translation>前进一个事件</translation>
    </message>
    <message>
        <source>next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一个事件</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>1/50</source>
        <translation>1/50</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Virtual time against the clock on the wall, from 1/1000 to as fast as it can</source>
        <translation>虚拟时间与墙上时钟之比，从 1/1000 到尽可能快</translation>
    </message>
    <message>
        <source>virtual time</source>
        <translation>虚拟时间</translation>
    </message>
    <message>
        <source>Virtual time</source>
        <translation>虚拟时间</translation>
    </message>
    <message>
        <source>What became of the last command</source>
        <translation>上一条命令的结果</translation>
    </message>
    <message>
        <source>command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command to submit</source>
        <translation>要提交的命令</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>提交…</translation>
    </message>
    <message>
        <source>By which client, to which server</source>
        <translation>由哪个客户端，发给哪台服务器</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Submit the command</source>
        <translation>提交命令</translation>
    </message>
    <message>
        <source>Submit the command (Enter)</source>
        <translation>提交命令（回车）</translation>
    </message>
    <message>
        <source>nothing is due</source>
        <translation>没有到期的</translation>
    </message>
    <message>
        <source>handed to the client</source>
        <translation>已交给客户端</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>经 %1</translation>
    </message>
    <message>
        <source>via %1 → %2</source>
        <translation>经 %1 → %2</translation>
    </message>
    <message>
        <source>no client in this run</source>
        <translation>这次运行没有客户端</translation>
    </message>
    <message>
        <source>The client asks the server that it knows</source>
        <translation>客户端询问它知道的服务器</translation>
    </message>
    <message>
        <source>The client asks this server first</source>
        <translation>客户端先问这台服务器</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow the action</source>
        <translation>跟随事件</translation>
    </message>
    <message>
        <source>Nothing happens just now: %1 instead of %2</source>
        <translation>现在没有事发生：%1，而不是 %2</translation>
    </message>
</context>
<context>
    <name>flotilla::UntilBar</name>
    <message>
        <source>Run until</source>
        <translation>运行直到</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>What the scenario language can expect or run until, such as: leader</source>
        <translation>场景语言可以期待或运行到的条件，例如：leader</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Run until this holds</source>
        <translation>运行到此条件成立</translation>
    </message>
    <message>
        <source>As fast as it can, and stop right after the event that makes it hold</source>
        <translation>尽可能快，并停在使它成立的事件之后</translation>
    </message>
    <message>
        <source>Close this bar</source>
        <translation>关闭此栏</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进展如何</translation>
    </message>
    <message>
        <source>a server leads</source>
        <translation>有服务器领导</translation>
    </message>
    <message>
        <source>some server knows that entry %1 is committed</source>
        <translation>有服务器知道条目 %1 已提交</translation>
    </message>
    <message>
        <source>every server that is up has applied entry %1</source>
        <translation>每台运行中的服务器都已应用条目 %1</translation>
    </message>
    <message>
        <source>%1 stands for election</source>
        <translation>%1 参加选举</translation>
    </message>
    <message>
        <source>a vote request is under way; any kind of message can be named</source>
        <translation>有投票请求在途；任何种类的消息都可以写</translation>
    </message>
    <message>
        <source>two servers lead at once, each in its term</source>
        <translation>两台服务器同时领导，各在自己的任期</translation>
    </message>
    <message>
        <source>all servers that are up have the same term, log and commitIndex</source>
        <translation>所有运行中的服务器有相同的任期、日志和 commitIndex</translation>
    </message>
    <message>
        <source>nothing is under way, and no client waits</source>
        <translation>没有消息在途，也没有客户端在等</translation>
    </message>
    <message>
        <source>a safety property is broken</source>
        <translation>有安全性质被破坏</translation>
    </message>
    <message>
        <source>%1 waits for no answer</source>
        <translation>%1 没有在等应答</translation>
    </message>
    <message>
        <source>A condition in the scenario language&apos;s words; the list has examples.</source>
        <translation>用场景语言写的条件；列表里有例子。</translation>
    </message>
    <message>
        <source>That is: %1.</source>
        <translation>即：%1。</translation>
    </message>
</context>
<context>
    <name>flotilla::UpNextButtons</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>fire now</source>
        <translation>立即触发</translation>
    </message>
</context>
<context>
    <name>flotilla::UpNextModel</name>
    <message>
        <source>asks the next server</source>
        <translation>询问下一台服务器</translation>
    </message>
    <message>
        <source>sends its heartbeats</source>
        <translation>发送心跳</translation>
    </message>
    <message>
        <source>stands for election</source>
        <translation>参加选举</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>flotilla::UpNextPanel</name>
    <message>
        <source>Nothing is scheduled.</source>
        <translation>没有安排任何事件。</translation>
    </message>
    <message>
        <source>What happens next, the first on top</source>
        <translation>接下来发生什么，最先的在上</translation>
    </message>
</context>
<context>
    <name>flotilla::WhyModel</name>
    <message>
        <source>%1, at %2</source>
        <translation>%1，在 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Click: look at this instant</source>
        <translation>点击：看这一刻</translation>
    </message>
</context>
<context>
    <name>flotilla::WhyPanel</name>
    <message>
        <source>How it came about: each line is followed by what it came of</source>
        <translation>它怎样发生：每一行之下是它的由来</translation>
    </message>
    <message>
        <source>Choose a server, a message, a client, an entry of a log or a line of what happened, and ask “Why?” (%1). How it came about then stands here, step by step, and what is missing for what has not.</source>
        <translation>选中一台服务器、一条消息、一个客户端、日志的一个条目或发生之事的一行，然后问“为什么？”（%1）。它怎样一步一步发生，以及没有发生的缺什么，就显示在这里。</translation>
    </message>
</context>
<context>
    <name>flotilla::WhyWords</name>
    <message>
        <source>As things stand, no act brings it about.</source>
        <translation>照现在的情形，没有操作能促成它。</translation>
    </message>
    <message>
        <source>Nothing has to be done: let time run.</source>
        <translation>什么都不用做：让时间流动。</translation>
    </message>
    <message>
        <source>Why doesn&apos;t %1 lead?</source>
        <translation>为什么 %1 不领导？</translation>
    </message>
    <message>
        <source>To have %1 lead:</source>
        <translation>要让 %1 领导：</translation>
    </message>
    <message>
        <source>Why is %1 down?</source>
        <translation>为什么 %1 停机？</translation>
    </message>
    <message>
        <source>Why does %1 lead term %2?</source>
        <translation>为什么 %1 领导任期 %2？</translation>
    </message>
    <message>
        <source>Why does %1 stand for election in term %2?</source>
        <translation>为什么 %1 在任期 %2 参选？</translation>
    </message>
    <message>
        <source>Why is %1 a follower in term %2?</source>
        <translation>为什么 %1 在任期 %2 是跟随者？</translation>
    </message>
    <message>
        <source>Why does %1 wait?</source>
        <translation>为什么 %1 在等？</translation>
    </message>
    <message>
        <source>To have %1 answered:</source>
        <translation>要让 %1 得到应答：</translation>
    </message>
    <message>
        <source>Why does it ask that server?</source>
        <translation>为什么它问那台服务器？</translation>
    </message>
    <message>
        <source>Why was %1 answered so?</source>
        <translation>为什么这样应答 %1？</translation>
    </message>
    <message>
        <source>Why this? %1 to %2: %3</source>
        <translation>为什么有此？%1 到 %2：%3</translation>
    </message>
    <message>
        <source>Why is entry %1 committed at %2?</source>
        <translation>为什么条目 %1 在 %2 已提交？</translation>
    </message>
    <message>
        <source>Why is entry %1 of %2 not committed?</source>
        <translation>为什么 %2 的条目 %1 未提交？</translation>
    </message>
    <message>
        <source>To have entry %1 committed:</source>
        <translation>要让条目 %1 提交：</translation>
    </message>
    <message>
        <source>It is committed, but %1 has not heard so yet. Why it is committed at %2:</source>
        <translation>它已提交，但 %1 还不知道。它为什么在 %2 已提交：</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Nothing that was recorded brought this about: so it was from the beginning.</source>
        <translation>记录中没有促成它的东西：一开始就是如此。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Raft at work on real sockets, in time that you own.</source>
        <translation>Raft 在真实的套接字上运行，时间由您掌握。</translation>
    </message>
    <message>
        <source>Keep the run in this folder, or go on from the run that it holds.</source>
        <translation>把运行保存在此文件夹，或从它所存的运行继续。</translation>
    </message>
    <message>
        <source>With FILE: go on from what the folder holds.</source>
        <translation>与 FILE 一起：从文件夹所存的继续。</translation>
    </message>
    <message>
        <source>it opens one FILE only, not also &quot;%1&quot;</source>
        <translation>只打开一个 FILE，不能再加 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>A scenario or a trace to open.</source>
        <translation>要打开的场景或跟踪文件。</translation>
    </message>
    <message>
        <source>--data needs a folder, not the option &quot;%1&quot;</source>
        <translation>--data 需要一个文件夹，而不是选项“%1”</translation>
    </message>
</context>
</TS>
