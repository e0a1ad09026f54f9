# bash completion for flotilla-cli

_flotilla_cli() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    local cluster="--seed --trace --engine --grant --data --resume --durability --quiet --help"
    COMPREPLY=()
    case $before in
    --engine) words="nodes pure" ;;
    --grant) words="step window" ;;
    --durability) words="full os" ;;
    --theme) words="light dark contrast contrast-dark print" ;;
    --profile) words="calm swarm both" ;;
    --data | --trace | --out)
        compopt -o default
        return
        ;;
    *)
        if [ "$COMP_CWORD" -eq 1 ]; then
            words="run drive render explore bench --help --version"
        else
            case ${COMP_WORDS[1]} in
            run | drive) words=$cluster ;;
            render) words="--at --from --to --out --size --scale --theme --pace --fps --seed --help" ;;
            explore) words="--seeds --profile --rule --servers --hours --out --quiet --help" ;;
            bench) words="--json pure timeline branch servers paint window" ;;
            esac
            [[ $word == -* || ${COMP_WORDS[1]} == bench ]] || { compopt -o default; return; }
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -F _flotilla_cli flotilla-cli
