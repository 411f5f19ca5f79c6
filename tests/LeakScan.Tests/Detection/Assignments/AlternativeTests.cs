namespace LeakScan.Tests.Detection.Assignments;

/// <summary>What an expression gives where the variable, the option or the field that it asks for is not set.</summary>
public sealed class AlternativeTests
{
    private const string Value = "Tr0ub4dor+3";

    [Theory]
    [InlineData("PASSWORD=${A:-${B:-~}}")]
    [InlineData("password: ENV.fetch('X') { '~' }")]
    [InlineData("connect(ENV.fetch('DB_PASSWORD') { '~' })")]
    [InlineData("password: ENV.fetch('X') {'~'}")]
    [InlineData("password = when(set) { read() } else { '~' }")]
    [InlineData("password: <%= ENV['X'] || '~' %>")]
    [InlineData("password: <%='~'%>")]
    [InlineData("password = os.environ['X'] or '~'")]
    [InlineData("password = os.environ.get(\n    'X',\n    '~',\n)")]
    [InlineData("password = settings.get('db', 'password', fallback='~')")]
    [InlineData("SECRET_KEY = env.str('SECRET_KEY', '~')")]
    [InlineData("SECRET_KEY = load() if found() else '~'")]
    [InlineData("password: str = Field(default='~')")]
    [InlineData("const password = (process.env.X || '~').trim()")]
    [InlineData("const schema = { password: z.string().default('~') }")]
    [InlineData("$password = $_ENV['X'] ?? '~';")]
    [InlineData("$password = isset($x) ? $x : '~';")]
    [InlineData("my $password = $ENV{X} // '~';")]
    [InlineData("String password = Optional.ofNullable(x).orElse(\"~\");")]
    [InlineData("@ConfigProperty(defaultValue = \"~\", name = \"db.password\")")]
    [InlineData("let password = env::var(\"X\").unwrap_or_else(|_| \"~\".into());")]
    [InlineData("var port = config.GetValue<string>(\"Db:Password\", \"~\");")]
    [InlineData("Password string `env:\"DB_PASSWORD\" envDefault:\"~\"`")]
    [InlineData("password = var.x != \"\" ? var.x : \"~\"")]
    [InlineData("password = coalesce(var.x, \"~\")")]
    [InlineData("spring.datasource.url=jdbc:postgresql://bob:${X:~}@host/db")]
    [InlineData("url=\"postgres://bob:${X:-~}@host/db\"")]
    [InlineData("password: {{ default \"~\" .Values.password | quote }}")]
    [InlineData("password: {{ .Values.password | default \"~\" }}")]
    [InlineData("password: \"{{ lookup('env', 'X') | d('~') }}\"")]
    public void Reads_what_stands_in(string syntax) => Assigned.In(syntax.Replace("~", Value)).Should().Contain(Value);

    [Theory]
    [InlineData("password = find(x); name = y || '~'")]
    [InlineData("connect(password=find(x), name=y || '~')")]
    [InlineData("password = find(x)\nname || '~'")]
    [InlineData("password = find(x) || '~' + suffix")]
    [InlineData("password: {{ .Values.password | quote }} {{ default \"~\" .Values.name }}")]
    [InlineData("password: {{ .Values.password | printf \"~\" }}")]
    [InlineData("password: {{ .Values.password | defaults \"~\" }}")]
    [InlineData("password = find(x) // '~'")]
    [InlineData("my $password = $ENV{X}/a '~';")]
    [InlineData("if (password = find(x)) || '~'")]
    [InlineData("password = keyring.get_password('shop', '~')")]
    [InlineData("Password string `json:\"~\"`")]
    public void Reads_nothing_that_stands_in_for_something_else(string syntax) => Assigned.In(syntax.Replace("~", Value)).Should().NotContain(Value);

    [Fact]
    public void Ends_where_defaults_are_nested_deep() => Assigned.In("password=" + string.Concat(Enumerable.Repeat("${A:-", 100_000))).Should().BeEmpty();
}
