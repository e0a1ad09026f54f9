# fish completion for flotilla-cli

complete -c flotilla-cli -n __fish_use_subcommand -f -a run -d 'Play a scenario'
complete -c flotilla-cli -n __fish_use_subcommand -f -a drive -d 'The language on standard input'
complete -c flotilla-cli -n __fish_use_subcommand -f -a render -d 'Draw a run'
complete -c flotilla-cli -n __fish_use_subcommand -f -a explore -d 'Look for a run that breaks Raft'
complete -c flotilla-cli -n __fish_use_subcommand -f -a bench -d 'Measure'

set -l cluster '__fish_seen_subcommand_from run drive'
complete -c flotilla-cli -n $cluster -l seed -x
complete -c flotilla-cli -n $cluster -l trace -r
complete -c flotilla-cli -n $cluster -l engine -x -a 'nodes pure'
complete -c flotilla-cli -n $cluster -l grant -x -a 'step window'
complete -c flotilla-cli -n $cluster -l data -r
complete -c flotilla-cli -n $cluster -l resume
complete -c flotilla-cli -n $cluster -l durability -x -a 'full os'
complete -c flotilla-cli -n $cluster -l quiet

set -l render '__fish_seen_subcommand_from render'
for option in at from to size scale pace fps seed
    complete -c flotilla-cli -n $render -l $option -x
end
complete -c flotilla-cli -n $render -l out -r
complete -c flotilla-cli -n $render -l theme -x -a 'light dark contrast contrast-dark print'

set -l explore '__fish_seen_subcommand_from explore'
for option in seeds rule servers hours
    complete -c flotilla-cli -n $explore -l $option -x
end
complete -c flotilla-cli -n $explore -l profile -x -a 'calm swarm both'
complete -c flotilla-cli -n $explore -l out -r
complete -c flotilla-cli -n $explore -l quiet

set -l bench '__fish_seen_subcommand_from bench'
complete -c flotilla-cli -n $bench -l json
complete -c flotilla-cli -n $bench -f -a 'pure timeline branch servers paint window'
