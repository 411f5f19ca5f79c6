namespace LeakScan.Rules.Patterns;

/// <summary>
/// Turns a pattern into a program. Runs of single bytes become one literal, a repeated set becomes one instruction however large its counts,
/// and only repeats of groups are written out; so programs stay at some tens of instructions.
/// </summary>
internal sealed class PatternCompiler
{
    /// <summary>Most instructions a program may have: bounds the work that a match can cost.</summary>
    private const int MaxInstructions = 4000;

    private readonly List<Instruction> _code = [];
    private readonly List<ByteSet> _sets = [];
    private readonly List<byte[]> _literals = [];

    /// <exception cref="PatternException">The pattern is not in the dialect, is too large, or can match nothing at all.</exception>
    public static PatternProgram Compile(string pattern) => Compile(PatternParser.Parse(pattern));

    /// <summary>Compiles the pattern of a rule, which reads texts within texts, too.</summary>
    /// <exception cref="PatternException">The same.</exception>
    public static PatternProgram CompileRule(string pattern) => Compile(EscapedQuotes.Allow(PatternParser.Parse(pattern)));

    public static PatternProgram Compile(PatternNode node)
    {
        var (min, max) = Length(node);
        if (min == 0)
        {
            throw new PatternException("the pattern matches the empty text");
        }

        if (HasEmptySecret(node))
        {
            throw new PatternException("the group 'secret' can be empty, and then there is nothing to report");
        }

        var compiler = new PatternCompiler();
        compiler.Emit(node);
        compiler.Add(new Instruction(Opcode.Match, 0, 0, 0, 0));
        Instruction[] code = [.. compiler._code];
        OnlyCount.Find(code, compiler._sets, compiler._literals);
        var program = new PatternProgram(code, [.. compiler._sets], [.. compiler._literals], min, max, default);
        return new PatternProgram(program.Instructions, program.Sets, program.Literals, min, max, RequiredRun.Of(program));
    }

    private static bool HasEmptySecret(PatternNode node) => node switch
    {
        PatternNode.Secret secret => Length(secret.Body).Min == 0,
        PatternNode.Sequence sequence => sequence.Parts.Any(HasEmptySecret),
        PatternNode.Alternation alternation => alternation.Branches.Any(HasEmptySecret),
        PatternNode.Repeat repeat => HasEmptySecret(repeat.Body),
        _ => false,
    };

    /// <summary>Fewest and most bytes a node can match.</summary>
    public static (int Min, int Max) Length(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Set:
                return (1, 1);
            case PatternNode.Assertion:
                return (0, 0);
            case PatternNode.Secret secret:
                return Length(secret.Body);
            case PatternNode.Repeat repeat:
                var body = Length(repeat.Body);
                return (Multiply(body.Min, repeat.Min), Multiply(body.Max, repeat.Max));
            case PatternNode.Sequence sequence:
                var (min, max) = (0, 0);
                foreach (var part in sequence.Parts)
                {
                    var length = Length(part);
                    (min, max) = (Add(min, length.Min), Add(max, length.Max));
                }

                return (min, max);
            case PatternNode.Alternation alternation:
                var lengths = alternation.Branches.Select(Length).ToArray();
                return (lengths.Min(l => l.Min), lengths.Max(l => l.Max));
            default:
                throw new InvalidOperationException($"Unknown node {node.GetType().Name}.");
        }
    }

    private static int Add(int x, int y) => (int)Math.Min((long)x + y, PatternNode.Unbounded);

    private static int Multiply(int x, int y) => (int)Math.Min((long)x * y, PatternNode.Unbounded);

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Set set:
                EmitSet(set.Bytes);
                break;
            case PatternNode.Assertion assertion:
                Add(new Instruction(Opcode.Assert, AddSet(assertion.Bytes), 0, (int)assertion.Kind, 0));
                break;
            case PatternNode.Secret secret:
                Add(new Instruction(Opcode.SecretStart, 0, 0, 0, 0));
                Emit(secret.Body);
                Add(new Instruction(Opcode.SecretEnd, 0, 0, 0, 0));
                break;
            case PatternNode.Sequence sequence:
                EmitSequence(sequence);
                break;
            case PatternNode.Alternation alternation:
                EmitAlternation(alternation);
                break;
            case PatternNode.Repeat repeat:
                EmitRepeat(repeat);
                break;
        }
    }

    private void EmitSequence(PatternNode.Sequence sequence)
    {
        var literal = new List<byte>();
        foreach (var part in sequence.Parts)
        {
            if (part is PatternNode.Set { Bytes: var bytes } && bytes.Count == 1)
            {
                literal.Add(bytes.First());
                continue;
            }

            EmitLiteral(literal);
            Emit(part);
        }

        EmitLiteral(literal);
    }

    private void EmitLiteral(List<byte> literal)
    {
        if (literal.Count == 1)
        {
            EmitSet(ByteSet.Of(literal[0]));
        }
        else if (literal.Count > 1)
        {
            _literals.Add([.. literal]);
            Add(new Instruction(Opcode.Literal, _literals.Count - 1, 0, 0, 0));
        }

        literal.Clear();
    }

    private void EmitSet(ByteSet bytes) => Add(new Instruction(Opcode.Set, AddSet(bytes), 0, 0, 0));

    private void EmitAlternation(PatternNode.Alternation alternation)
    {
        var ends = new List<int>();
        for (var i = 0; i < alternation.Branches.Count; i++)
        {
            if (i == alternation.Branches.Count - 1)
            {
                Emit(alternation.Branches[i]);
                break;
            }

            var split = Add(default);
            Emit(alternation.Branches[i]);
            ends.Add(Add(default));
            _code[split] = new Instruction(Opcode.Split, split + 1, _code.Count, 0, 0);
        }

        foreach (var end in ends)
        {
            _code[end] = new Instruction(Opcode.Jump, _code.Count, 0, 0, 0);
        }
    }

    private void EmitRepeat(PatternNode.Repeat repeat)
    {
        if (repeat.Body.AsSet() is { } bytes)
        {
            Add(new Instruction(repeat.Lazy ? Opcode.Lazy : Opcode.Greedy, AddSet(bytes), 0, repeat.Min, repeat.Max));
            return;
        }

        if (repeat.Max == PatternNode.Unbounded && Length(repeat.Body).Min == 0)
        {
            throw new PatternException("a group that can match the empty text is repeated without limit");
        }

        for (var i = 0; i < repeat.Min; i++)
        {
            Emit(repeat.Body);
        }

        if (repeat.Max == PatternNode.Unbounded)
        {
            var split = Add(default);
            Emit(repeat.Body);
            Add(new Instruction(Opcode.Jump, split, 0, 0, 0));
            _code[split] = Branch(split + 1, _code.Count, repeat.Lazy);
            return;
        }

        var splits = new List<int>();
        for (var i = repeat.Min; i < repeat.Max; i++)
        {
            splits.Add(Add(default));
            Emit(repeat.Body);
        }

        foreach (var split in splits)
        {
            _code[split] = Branch(split + 1, _code.Count, repeat.Lazy);
        }
    }

    private static Instruction Branch(int body, int rest, bool lazy) =>
        lazy ? new Instruction(Opcode.Split, rest, body, 0, 0) : new Instruction(Opcode.Split, body, rest, 0, 0);

    private int AddSet(ByteSet bytes)
    {
        var index = _sets.IndexOf(bytes);
        if (index < 0)
        {
            index = _sets.Count;
            _sets.Add(bytes);
        }

        return index;
    }

    private int Add(Instruction instruction)
    {
        if (_code.Count >= MaxInstructions)
        {
            throw new PatternException($"the pattern is too large when its counts are written out (more than {MaxInstructions} steps)");
        }

        _code.Add(instruction);
        return _code.Count - 1;
    }
}
