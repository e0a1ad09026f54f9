#include "trace/cmd_links.h"

#include <vector>

namespace flotilla {

namespace {

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != text.npos;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

void setBoth(LinkTable &links, NodeId a, NodeId b, bool up)
{
    links.setUp(a, b, up);
    links.setUp(b, a, up);
}

void setAll(const Names &names, LinkTable &links, NodeId server, bool up)
{
    for (const NodeId other : names.serverIds())
        if (other != server)
            setBoth(links, server, other, up);
}

void setLink(const std::vector<std::string_view> &words, const Names &names, LinkTable &links)
{
    if (words.size() < 4)
        return;
    const auto from = names.find(words[1]);
    const auto to = names.find(words[2]);
    if (!from || !to)
        return;
    const bool up = words[3] == "up";
    links.setUp(*from, *to, up);
    if (words.back() != "oneway")
        links.setUp(*to, *from, up);
}

void partition(std::string_view text, const Names &names, LinkTable &links)
{
    std::vector<std::vector<NodeId>> groups;
    for (std::size_t at = 0; (at = text.find('{', at)) != text.npos;) {
        const std::size_t end = std::min(text.find('}', at), text.size());
        auto &group = groups.emplace_back();
        for (const std::string_view word : wordsOf(text.substr(at + 1, end - at - 1)))
            if (const auto id = names.find(word))
                group.push_back(*id);
        at = end;
    }
    for (const auto &group : groups)
        for (const NodeId from : group)
            for (const auto &other : groups)
                for (const NodeId to : other)
                    if (from != to)
                        links.setUp(from, to, &group == &other);
}

} // namespace

void applyLinks(std::string_view cmd, const Names &names, LinkTable &links)
{
    const std::vector<std::string_view> words = wordsOf(cmd);
    if (words.empty())
        return;
    const auto server = words.size() > 1 ? names.find(words[1]) : std::nullopt;
    if (words[0] == "link") {
        setLink(words, names, links);
    } else if (words[0] == "isolate" && server) {
        setAll(names, links, *server, false);
    } else if (words[0] == "partition") {
        partition(cmd, names, links);
    } else if ((words[0] == "heal" && words.size() == 1) || words[0] == "settle") {
        for (const NodeId id : names.serverIds())
            setAll(names, links, id, true);
    } else if (words[0] == "heal" && server) {
        setAll(names, links, *server, true);
    } else if (words[0] == "net" && (words.size() == 1 || (!server && words[1] != "manual"))) {
        links.setManual(false);
    } else if (words[0] == "net" && words[1] == "manual") {
        links.setManual(true);
    }
}

} // namespace flotilla
