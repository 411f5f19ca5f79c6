using System.Text;
using LeakScan.Detection.Assignments;

namespace LeakScan.Tests.Detection.Assignments;

public class AssignmentDetectorTests
{
    // A password from a well-known comic.
    private const string Value = "Tr0ub4dor+3";

    [Theory]
    [InlineData("password = \"@\"")]
    [InlineData("const string dbPassword = @\"@\";")]
    [InlineData("self.password = b'@'")]
    [InlineData("let password: String = \"@\"")]
    [InlineData("var password string = \"@\"")]
    [InlineData("char password[32] = \"@\";")]
    [InlineData("password := `@`")]
    [InlineData("config[\"db.password\"] = '@'")]
    [InlineData(":password => '@',")]
    [InlineData("{\"user\": \"x\", \"password\": \"@\"}")]
    [InlineData("\"{\\\"password\\\":\\\"@\\\"}\"")]
    [InlineData("{&quot;password&quot;:&quot;@&quot;}")]
    [InlineData("password: @\n")]
    [InlineData("export DB_PASSWORD=@\n")]
    [InlineData("{user: x, password: @}")]
    [InlineData("<password>@</password>")]
    [InlineData("<db:password type=\"plain\"/><password><![CDATA[@]]></password>")]
    [InlineData("<add key=\"DbPassword\" value=\"@\" />")]
    [InlineData("{\"key\": \"DB_PASSWORD\", \"value\": \"@\"}")]
    [InlineData("- name: DB_PASSWORD\n  value: @\n")]
    [InlineData("define('DB_PASSWORD', '@');")]
    [InlineData("properties.setProperty(\"password\", \"@\")")]
    [InlineData("user.setPassword(\"@\");")]
    [InlineData("user.password = new SecureString(\"@\");")]
    [InlineData("if (password == \"@\")")]
    [InlineData("if password == \"@\":")]
    [InlineData("if (string(pass) == \"@\") {")]
    [InlineData("connect(\"Server=db;Password=@;Database=x\")")]
    [InlineData("mysql -u root -p@ shop")]
    [InlineData("sshpass -p '@' ssh host")]
    [InlineData("wget --password=@ host")]
    [InlineData("wget --password @ host")]
    [InlineData("up tcp://host:1 --postgres.password @\n")]
    [InlineData("redis-cli -a @ ping")]
    [InlineData("machine host login me password @\n")] // leakscan:allow made up
    [InlineData("ENV DB_PASSWORD @\n")]
    [InlineData("CREATE USER x IDENTIFIED BY '@';")]
    [InlineData("ALTER USER x IDENTIFIED WITH caching_sha2_password BY '@'")]
    [InlineData("CREATE USER x WITH PASSWORD '@'")]
    [InlineData("password: ${DB_PASSWORD:-@}\n")]
    [InlineData("spring.password=${DB_PASSWORD:@}\n")]
    [InlineData("password: process.env.DB_PASSWORD || '@'")]
    [InlineData("password = os.getenv(\"DB_PASSWORD\", \"@\")")]
    [InlineData("a:1:{s:8:\"password\";s:11:\"@\";}")]
    [InlineData("password =\n    \"@\"")]
    [InlineData("password.equals(\"@\")")]
    [InlineData("user, password\nbob, @\n")]
    [InlineData("id;password;mail\r\n1;@;a\r\n2;x;b\r\n")]
    [InlineData("INSERT INTO t (a, password) VALUES ('x', '@')")]
    [InlineData("INSERT INTO t (`password`,`a`)\nVALUES\n('x', 1),\n('@', 2);")]
    [InlineData("INSERT INTO settings VALUES ('smtp_password', '@');")]
    [InlineData("INSERT INTO settings VALUES (1, 'a', 'b'),\n(2, 'smtp_password', '@');")]
    [InlineData("COPY users (id, password, mail) FROM stdin;\n1\t@\ta\n\\.\n")]
    [InlineData("| user | password |\n|---|---|\n| bob | @ |\n")]
    [InlineData("| Setting | Value |\n|:--|:--|\n| User | bob |\n| **Admin password** | `@` |\n")]
    [InlineData("CREATE USER bob PASSWORD '@'")]
    [InlineData("OPTIONS (user 'bob', password '@')")]
    [InlineData("CREATE DATABASE LINK l CONNECT TO bob IDENTIFIED BY '@' USING 'x'")]
    [InlineData("set -gx DB_PASSWORD @\n")]
    [InlineData("contraseña = \"@\"")]
    [InlineData("lösenord: @\n")]
    [InlineData("if ('@' !== $user->password) {")]
    [InlineData("if (\"@\" == password)")]
    [InlineData("\"@\".equals(password)")]
    [InlineData("<key>password</key>\n  <string>@</string>")]
    [InlineData("<entry key=\"password\">@</entry>")]
    public void Reads_the_value_in(string syntax) => Assigned.In(syntax.Replace("@\"@", "@\"" + Value).Replace("@", Value)).Should().Contain(Value);

    [Fact]
    public void Reads_a_name_in_latin_1()
    {
        var bytes = Encoding.Latin1.GetBytes($"contraseña = \"{Value}\"");

        Assigned.Matches(bytes).Should().ContainSingle().Which.SecretStart.Should().Be(14);
    }

    [Theory]
    [InlineData("NAME = \"~\"")]
    [InlineData("NAME = u'~'")]
    [InlineData("NAME = b\"~\"")]
    [InlineData("NAME = N'~';")]
    [InlineData("NAME = @\"~\";")]
    [InlineData("NAME = \"\"\"~\"\"\";")]
    [InlineData("NAME = \"\"\"\n~\n\"\"\"\n")]
    [InlineData("NAME = `~`")]
    [InlineData("NAME =\n  '~';")]
    [InlineData("NAME =\r\n  '~';")]
    [InlineData("NAME = \\\n  '~'")]
    [InlineData("NAME = (\n  '~')")]
    [InlineData("NAME: |\n  ~\n")]
    [InlineData("  NAME:\n    Type: String\n    Default: ~\n")]
    [InlineData("{\"NAME\": \"~\"}")]
    [InlineData("{\"NAME\":\n \"~\"}")]
    [InlineData("\"{\\\"NAME\\\":\\\"~\\\"}\"")]
    [InlineData("NAME := []byte(\"~\")")]
    [InlineData("client.set_NAME(\"~\")")]
    [InlineData("<NAME>~</NAME>")]
    [InlineData("config['NAME'] = '~'")]
    public void Reads_a_random_value_under_any_name_in(string syntax)
    {
        const string Random = "q8Zr2Lw0Tn5Vd7Kx";
        foreach (var name in (string[])["password", "client_secret", "api_key", "authToken", "credential", "authorization", "nonce", "salt", "ticket"])
        {
            Assigned.In(syntax.Replace("NAME", name).Replace("~", Random)).Should().Contain(Random, "it stands under {0}", name);
        }
    }

    [Theory]
    [InlineData("Cannot pass \"subdomain\" or \"scheme\" here")]
    [InlineData("taking `somepassword` or `another` for one")]
    [InlineData("cells = {\"password\", \"hint\"};")]
    [InlineData("draw(password, \"center left\")")]
    [InlineData("set key \"{slot}$number\"")]
    [InlineData("if (token || 'operator' === kind)")]
    [InlineData("$password{\"bob\"}")]
    [InlineData("add_argument('--password', type=str)\nadd_argument('--user', default='somebody')")]
    [InlineData("DbPassword:\n  NoEcho: true\nDefault: somebody\n")]
    [InlineData("password: |\n  somebody5\n  nobody5\n")]
    [InlineData("password: |\nsomebody5: 7\n")]
    public void Reads_no_form_of_a_language_in(string text) => Assigned.Kept(text).Should().BeEmpty();

    [Fact]
    public void Reads_whole_rows_of_a_table_or_none()
    {
        var rows = Enumerable.Range(0, 9).Select(i => new string((char)('a' + i), 400)).ToList();

        var read = Assigned.In("user,password\n" + string.Concat(rows.Select(row => $"ann,{row}\n")));

        read.Should().NotBeEmpty().And.BeSubsetOf(rows);
        Assigned.In("user,password\nann," + rows[0]).Should().Contain(rows[0]);
    }

    [Theory]
    [InlineData("name = passed ? \"pass\" : \"fail\";")] // leakscan:allow a condition
    [InlineData("ftp->passwd = conn->passwd;")]
    [InlineData("if test \"$mode,$pass\" = \"prog,link\"")] // leakscan:allow a comparison
    [InlineData("You can also pass :memory_store")]
    [InlineData("\"You should pass :only as an Enumerable\"")]
    [InlineData("password = getPassword();")]
    [InlineData("password = get_secret(\"database\")")]
    [InlineData("password = os.environ[\"DB_PASSWORD\"]")]
    [InlineData("password: $DB_PASSWORD")]
    [InlineData("password: ${DB_PASSWORD}")]
    [InlineData("password: process.env.DB_PASSWORD,")]
    [InlineData("echo 'password = '.$value;")]
    [InlineData("label = t('password')")]
    [InlineData("{\"password\" => {\"type\": \"text\"}}")]
    [InlineData("the password is checked")]
    [InlineData("use(user, password)\nnext(first, second)")]
    [InlineData("  user, password,\n  first, second,\n")]
    [InlineData("INSERT INTO t (a, password) SELECT 'x', 'y'")]
    [InlineData("INSERT INTO t (a, password) VALUES ('x', 'cut off'")]
    [InlineData("if ('variable' === $token) {")]
    [InlineData("| password | string |\n|---|---|\n| of the | user |\n")]
    [InlineData("| a | b |\n|---|---|\n| Password | [how](to#set) |\n")]
    [InlineData("[('username', 'Your name'), ('password', 'Your password')]")]
    [InlineData("<key>password</key>\n  <true/>")]
    [InlineData("/// <param name=\"password\">Opens.</param>")]
    [InlineData("pass merge strategy specific option")]
    [InlineData("user.passwordHash = \"x y\"; user.password_length = 12345678; bypass = \"abcdef\"")]
    [InlineData("\"child.expect('password:')\\nchild.sendline('next')\"")]
    [InlineData("public_key = \"abcdef\"; primaryKey: 'user'; keyboard = 'german'; author: 'myself'")]
    [InlineData("mysql -u root -p shop")]
    [InlineData("commits identified by \"squash\"")]
    public void Reads_nothing_in(string text) =>
        Assigned.Kept(text).Should().BeEmpty();

    [Fact]
    public void Reads_every_value_of_a_list() => Assigned.In("\"tokens\": [\"first-one\", \"second-one\"]").Should().Equal("first-one", "second-one");

    [Theory]
    [InlineData(":-")]
    [InlineData(":=")]
    [InlineData("-")]
    public void Reads_what_stands_in_for_a_variable_without_the_sign_before_it(string sign) =>
        Assigned.In($"POSTGRES_PASSWORD: ${{POSTGRES_PASSWORD{sign}swordfish}}\n").Distinct().Should().Equal("swordfish"); // leakscan:allow made up

    [Fact]
    public void Reads_the_argument_of_MySQL_and_not_the_database_behind_it() =>
        Assigned.In("mysql -h db -u shop -pmail_secure_pass mailserver -e x").Distinct().Should().Equal("mail_secure_pass"); // leakscan:allow made up

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1100, 0)]
    public void Reads_a_token_without_quotes_as_long_as_its_reach(int length, int count) =>
        Assigned.In($"acme_token = {string.Concat(Enumerable.Repeat("q7Zr2Lx9Bv", length / 10))}\n").Should().HaveCount(count);

    [Fact]
    public void Reads_keys_written_as_numbers() =>
        Assigned.In("key := []byte{0x01, 0xf2, 17, 200, 31, 5, 99, 240, 18}").Should().Equal("0x01, 0xf2, 17, 200, 31, 5, 99, 240, 18"); // leakscan:allow made up

    [Fact]
    public void Matches_a_name_with_several_keywords_once() => Assigned.In("secret_access_key_token = \"abc-def-ghi-jkl\"").Should().ContainSingle();

    [Fact]
    public void Reads_a_password_of_SQL_without_quotes()
    {
        Assigned.In("CREATE USER scott IDENTIFIED BY tiger42;").Should().Equal("tiger42"); // leakscan:allow made up
        Assigned.Kept("every user identified by somebody else").Should().BeEmpty();
    }

    [Theory]
    [InlineData("Authorization: Bearer abcdef-12345678")] // leakscan:allow made up
    [InlineData("Authorization: Basic YWJjZGVmZ2hpajo=")]
    public void Reads_authorization_headers(string header) => Assigned.In(header).Should().Contain(header.Split(' ')[2]);

    [Fact]
    public void Depends_on_nothing_beyond_its_reach()
    {
        var text = Encoding.UTF8.GetBytes("x = 1;\nuser.password = \"Tr0ub4dor+3\";\ny = 2;\n"); // leakscan:allow made up
        var reach = new AssignmentDetector().ReachBehind;
        var random = new Random(7);
        var expected = Assigned.Matches([.. Blanks(reach), .. text, .. Blanks(reach)]);
        for (var round = 0; round < 20; round++)
        {
            byte[] padded = [.. Noise(random, 300), .. Blanks(reach), .. text, .. Blanks(reach), .. Noise(random, 300)];
            Assigned.Matches(padded).Where(m => m.Start >= 300 && m.End < padded.Length - 300)
                .Select(m => m with { Rule = 0, Start = m.Start - 300, End = m.End - 300, SecretStart = m.SecretStart - 300, SecretEnd = m.SecretEnd - 300 })
                .Should().Equal(expected.Select(m => m with { Rule = 0 }));
        }
    }

    [Theory]
    [InlineData("key=")]
    [InlineData("password=\"")]
    [InlineData("token:[\"")]
    [InlineData("secret(")]
    [InlineData("passwordpassword")]
    [InlineData("auth ${x:-")]
    [InlineData("key{1,2,3,")]
    [InlineData("://a:b")]
    [InlineData("mysql -p ")]
    [InlineData("password (")]
    [InlineData("password for ")]
    [InlineData("密码（")]
    [InlineData("пароль: а ")]
    public void Takes_time_in_proportion_to_hostile_input(string piece)
    {
        var small = Measure(piece, 20_000);
        var large = Measure(piece, 200_000);

        // Quadratic time would be a hundred times as long; noise of a busy machine is not.
        large.Should().BeLessThan((small * 40) + TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Measure(string piece, int length)
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
        var start = Environment.TickCount64;
        _ = Assigned.Matches(content);
        return TimeSpan.FromMilliseconds(Environment.TickCount64 - start);
    }

    private static byte[] Blanks(int count) => [.. Enumerable.Repeat((byte)' ', count)];

    private static byte[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(' ', '~'))];
}
