# Completions of leakscan for bash. Written by 'leakscan completion bash'.
_leakscan() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} path=leakscan words= options= word
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]} # --format=json is three words to bash
    [[ $current == = ]] && current=
    for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
        case "$path $word" in
            'leakscan scan' | 'leakscan history' | 'leakscan staged' | 'leakscan push' | 'leakscan init' | 'leakscan baseline' | 'leakscan baseline create' | 'leakscan baseline update' | 'leakscan baseline show' | 'leakscan hook' | 'leakscan hook install' | 'leakscan hook uninstall' | 'leakscan hook status' | 'leakscan hook run' | 'leakscan rules' | 'leakscan rules list' | 'leakscan rules show' | 'leakscan rules check' | 'leakscan rules import' | 'leakscan explain' | 'leakscan report' | 'leakscan report merge' | 'leakscan completion' | 'leakscan man') path="$path $word" ;;
        esac
    done
    case "$path $previous" in
        'leakscan scan --include') return ;;
        'leakscan scan --exclude') return ;;
        'leakscan scan --max-file-size') return ;;
        'leakscan scan --format' | 'leakscan scan -f') COMPREPLY=($(compgen -W 'csv github gitlab html json jsonl junit markdown sarif text' -- "$current")); return ;;
        'leakscan scan --output' | 'leakscan scan -o') return ;;
        'leakscan scan --color') COMPREPLY=($(compgen -W 'always auto never' -- "$current")); return ;;
        'leakscan scan --config') return ;;
        'leakscan scan --rules') return ;;
        'leakscan scan --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan scan --baseline') return ;;
        'leakscan scan --threads') return ;;
        'leakscan scan --allow-gap') COMPREPLY=($(compgen -W 'corrupt-object failed lfs-pointer missing-object shallow-boundary too-large truncated unreadable' -- "$current")); return ;;
        'leakscan history --range') return ;;
        'leakscan history --ref') return ;;
        'leakscan history --since') return ;;
        'leakscan history --max-commits') return ;;
        'leakscan history --include') return ;;
        'leakscan history --exclude') return ;;
        'leakscan history --expressions') return ;;
        'leakscan history --format' | 'leakscan history -f') COMPREPLY=($(compgen -W 'csv github gitlab html json jsonl junit markdown sarif text' -- "$current")); return ;;
        'leakscan history --output' | 'leakscan history -o') return ;;
        'leakscan history --color') COMPREPLY=($(compgen -W 'always auto never' -- "$current")); return ;;
        'leakscan history --config') return ;;
        'leakscan history --rules') return ;;
        'leakscan history --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan history --baseline') return ;;
        'leakscan history --threads') return ;;
        'leakscan history --allow-gap') COMPREPLY=($(compgen -W 'corrupt-object failed lfs-pointer missing-object shallow-boundary too-large truncated unreadable' -- "$current")); return ;;
        'leakscan staged --format' | 'leakscan staged -f') COMPREPLY=($(compgen -W 'csv github gitlab html json jsonl junit markdown sarif text' -- "$current")); return ;;
        'leakscan staged --output' | 'leakscan staged -o') return ;;
        'leakscan staged --color') COMPREPLY=($(compgen -W 'always auto never' -- "$current")); return ;;
        'leakscan staged --config') return ;;
        'leakscan staged --rules') return ;;
        'leakscan staged --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan staged --baseline') return ;;
        'leakscan staged --threads') return ;;
        'leakscan staged --allow-gap') COMPREPLY=($(compgen -W 'corrupt-object failed lfs-pointer missing-object shallow-boundary too-large truncated unreadable' -- "$current")); return ;;
        'leakscan push --format' | 'leakscan push -f') COMPREPLY=($(compgen -W 'csv github gitlab html json jsonl junit markdown sarif text' -- "$current")); return ;;
        'leakscan push --output' | 'leakscan push -o') return ;;
        'leakscan push --color') COMPREPLY=($(compgen -W 'always auto never' -- "$current")); return ;;
        'leakscan push --config') return ;;
        'leakscan push --rules') return ;;
        'leakscan push --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan push --baseline') return ;;
        'leakscan push --threads') return ;;
        'leakscan push --allow-gap') COMPREPLY=($(compgen -W 'corrupt-object failed lfs-pointer missing-object shallow-boundary too-large truncated unreadable' -- "$current")); return ;;
        'leakscan baseline create --include') return ;;
        'leakscan baseline create --exclude') return ;;
        'leakscan baseline create --max-file-size') return ;;
        'leakscan baseline create --baseline') return ;;
        'leakscan baseline create --reason') return ;;
        'leakscan baseline create --expires') return ;;
        'leakscan baseline create --from') return ;;
        'leakscan baseline create --config') return ;;
        'leakscan baseline create --rules') return ;;
        'leakscan baseline create --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan baseline create --threads') return ;;
        'leakscan baseline update --include') return ;;
        'leakscan baseline update --exclude') return ;;
        'leakscan baseline update --max-file-size') return ;;
        'leakscan baseline update --baseline') return ;;
        'leakscan baseline update --reason') return ;;
        'leakscan baseline update --expires') return ;;
        'leakscan baseline update --from') return ;;
        'leakscan baseline update --config') return ;;
        'leakscan baseline update --rules') return ;;
        'leakscan baseline update --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan baseline update --threads') return ;;
        'leakscan baseline show --baseline') return ;;
        'leakscan hook install --repo') return ;;
        'leakscan hook uninstall --repo') return ;;
        'leakscan hook status --repo') return ;;
        'leakscan hook run --format' | 'leakscan hook run -f') COMPREPLY=($(compgen -W 'csv github gitlab html json jsonl junit markdown sarif text' -- "$current")); return ;;
        'leakscan hook run --output' | 'leakscan hook run -o') return ;;
        'leakscan hook run --color') COMPREPLY=($(compgen -W 'always auto never' -- "$current")); return ;;
        'leakscan hook run --config') return ;;
        'leakscan hook run --rules') return ;;
        'leakscan hook run --min-confidence') COMPREPLY=($(compgen -W 'high low medium' -- "$current")); return ;;
        'leakscan hook run --baseline') return ;;
        'leakscan hook run --threads') return ;;
        'leakscan hook run --allow-gap') COMPREPLY=($(compgen -W 'corrupt-object failed lfs-pointer missing-object shallow-boundary too-large truncated unreadable' -- "$current")); return ;;
        'leakscan rules list --rules') return ;;
        'leakscan rules show --rules') return ;;
        'leakscan rules import --output' | 'leakscan rules import -o') return ;;
        'leakscan explain --format' | 'leakscan explain -f') return ;;
        'leakscan explain --path') return ;;
        'leakscan explain --rules') return ;;
        'leakscan report merge --output' | 'leakscan report merge -o') return ;;
    esac
    case "$path" in
        'leakscan') words='scan history staged push init baseline hook rules explain report completion man' options='--help -h --version' ;;
        'leakscan scan') words='' options='--history --no-cache --no-ignore --include --exclude --max-file-size --format -f --output -o --no-redact --color --config --no-config --rules --min-confidence --baseline --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --allow-gap --help -h' ;;
        'leakscan history') words='' options='--range --ref --since --max-commits --unreachable --verify-objects --no-cache --include --exclude --expressions --format -f --output -o --no-redact --color --config --no-config --rules --min-confidence --baseline --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --allow-gap --help -h' ;;
        'leakscan staged') words='' options='--format -f --output -o --no-redact --color --config --no-config --rules --min-confidence --baseline --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --allow-gap --help -h' ;;
        'leakscan push') words='' options='--format -f --output -o --no-redact --color --config --no-config --rules --min-confidence --baseline --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --allow-gap --help -h' ;;
        'leakscan init') words='' options='--help -h' ;;
        'leakscan baseline') words='create update show' options='--help -h' ;;
        'leakscan baseline create') words='' options='--history --no-cache --no-ignore --include --exclude --max-file-size --baseline --reason --expires --from --config --no-config --rules --min-confidence --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --help -h' ;;
        'leakscan baseline update') words='' options='--history --no-cache --no-ignore --include --exclude --max-file-size --baseline --reason --expires --from --prune --config --no-config --rules --min-confidence --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --help -h' ;;
        'leakscan baseline show') words='' options='--baseline --expired --help -h' ;;
        'leakscan hook') words='install uninstall status run' options='--help -h' ;;
        'leakscan hook install') words='' options='--global --repo --help -h' ;;
        'leakscan hook uninstall') words='' options='--global --repo --help -h' ;;
        'leakscan hook status') words='' options='--global --repo --help -h' ;;
        'leakscan hook run') words='' options='--format -f --output -o --no-redact --color --config --no-config --rules --min-confidence --baseline --no-decode --no-inline-allow --threads --no-progress --quiet -q --verbose -v --allow-gap --help -h' ;;
        'leakscan rules') words='list show check import' options='--help -h' ;;
        'leakscan rules list') words='' options='--rules --help -h' ;;
        'leakscan rules show') words='' options='--rules --help -h' ;;
        'leakscan rules check') words='' options='--cost --help -h' ;;
        'leakscan rules import') words='' options='--output -o --help -h' ;;
        'leakscan explain') words='' options='--format -f --path --rules --help -h' ;;
        'leakscan report') words='merge' options='--help -h' ;;
        'leakscan report merge') words='' options='--output -o --help -h' ;;
        'leakscan completion') words='bash fish powershell zsh' options='--help -h' ;;
        'leakscan man') words='' options='--help -h' ;;
    esac
    [[ $current == -* ]] && words=$options
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _leakscan leakscan
