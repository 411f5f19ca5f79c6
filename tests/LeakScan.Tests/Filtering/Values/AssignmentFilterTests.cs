using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering.Values;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Values;

public class AssignmentFilterTests
{
    [Theory]
    [InlineData("const apiKey = \"12345-SECRET-API-KEY\";")] // leakscan:allow made up
    [InlineData("token: 5f2b8c1e9d3a7046")] // leakscan:allow made up
    [InlineData("\"key\": \"Zk9-Qx27_pLr84TmWv\"")] // leakscan:allow made up
    public void Finds_tokens_random(string text) => Assigned.Kept(text).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Random).Should().BeTrue();

    [Theory]
    [InlineData("public $password = '{{base62:12}}7x';")]
    [InlineData("public $secret = '{{base62:16}}';")]
    [InlineData("password = \"Walrus2019.\"")] // leakscan:allow made up
    [InlineData("encrypt.key={{hex:32}}")]
    public void Keeps(string template) => Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "keeps")).Should().ContainSingle();

    [Theory]
    [InlineData("key: \"title of 1 page\"", true)]
    [InlineData("nonce = first.item", true)]
    [InlineData("key: \"a.title.of.pages\"", true)]
    [InlineData("key: \"Zk9-Qx27_pLr84TmWv\"", false)] // leakscan:allow made up
    [InlineData("key = 0011223344556677", false)] // leakscan:allow made up
    [InlineData("token: \"title of 1 page\"", false)] // leakscan:allow made up
    [InlineData("password: \"title\"", false)] // leakscan:allow made up
    [InlineData("key: \"a.1\"", false)]
    public void Leaves_out_at_a_look_what_may_stand_for_anything_and_is_not_random(string text, bool expected)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AssignmentFilter.IsCommon(bytes, Assigned.Matches(bytes).Should().ContainSingle().Subject).Should().Be(expected);
    }

    [Theory]
    [InlineData("const apiKey = process.env.API_KEY;")]
    [InlineData("\"password\": \"Mot de passe oublié\"")]
    [InlineData("password: string;")]
    [InlineData("password = \"/etc/app/password.txt\"")]
    [InlineData("password = \"$2a$08$x.y.z\"")]
    [InlineData("token = \"1.2.840.113549\"")]
    [InlineData("KEY_LIMIT_TOKEN = 0x4f")]
    [InlineData("private_key: \"-----BEGIN x\"")]
    [InlineData("authorization: \"Bearer x\"")]
    [InlineData("password = form.newPassword")]
    [InlineData("password = AUTH_PASS_DEFAULT")]
    [InlineData("\"fs-minipass\": \"^2.9.0\"")]
    [InlineData("\"passport-token\": \"1.13.5-vault\"")]
    [InlineData("image: example/wrongsecrets:1.13.5-k8s-vault")]
    [InlineData("declare password: CreationOptional<string>")] // leakscan:allow a type
    [InlineData("var autoToken = /\\s?auto?\\s?/i")]
    [InlineData("my $token = '[^][()<>@,;:.= \\000-\\037]+';")]
    [InlineData("words: [client_secret]\n    value: '[a-f0-9]{32}|sk_[A-Za-z0-9_-]{20,40}'")]
    [InlineData("known_keys = pattern(\"^sende?mail[.]\");")]
    [InlineData("\"${MVNW_PASSWORD:+has-password}\"")] // leakscan:allow no credential
    [InlineData("Token token = Token(0x36435796Ca9be2bf150CE0dECc2D8Fab5C4d6E13);")] // leakscan:allow the address of a contract
    [InlineData("excludedKeys = [16, 17, 18, 20, 35, 36, 37, 38, 39, 40, 45, 144, 225]")]
    [InlineData("<script nonce=\"iyhD0Yc0W+c=\">")] // leakscan:allow made up
    public void Drops(string text) => Assigned.Kept(text).Should().NotContain(kept => kept.Traits.HasFlag(MatchTraits.Random) || kept.Traits.HasFlag(MatchTraits.Quoted));

    [Theory]
    [InlineData("$configPass = new MergeExtensionPass(array('loaded', 'other'));")]
    [InlineData("amqp_password: '%env(secret:AMQP_PASSWORD)'")]
    [InlineData("database_password: '%env(key:database_password:json:file:APP_SECRETS)%'")]
    [InlineData("\"secret\" => %w(POSTGRES_PASSWORD),")]
    [InlineData("KEY_CTRL_ARROW_RIGHT = \"\\033[1;5C\";")]
    [InlineData("JSON.encode({ key: \"\\u2028<>&\" })")]
    [InlineData("user.password.value = str(self.params['customizations']['password'])")]
    [InlineData("_omit_token = data.get('omit_token', f'__omit_it__{make_checksum(os.urandom(64))[:40]}')")]
    [InlineData("composed_key = to_safe('tag_{0}_{1}'.format(key, value))")]
    [InlineData("\"key\": \"ssh-rsa AAAA{{base62:120}} ann\"")]
    [InlineData("3: \"sshpass: General runtime error\",")]
    [InlineData("RuntimeError: App\\Compiler\\RemoveUnusedPass: Removed service")]
    [InlineData("successful = 'PASS: Validate the file'")]
    [InlineData("SIOCIF_IB_SET_QKEY = -0x7fdf9676")]
    [InlineData("{\"fail\":\"#f66\",\"pass\":\"#9e9\"}")]
    [InlineData("\"S3Key\": \"my-app/5026-stage-150723_222618.war\"")]
    [InlineData("\"clientRequestToken\": \"{{uuid}}\"")]
    [InlineData("arn:aws:secretsmanager:us-west-2:123456789012:secret:factory-auth-Ca8JGt")]
    [InlineData("password: company.smtp_password}")]
    [InlineData("ANSIBLE_SSH_PASS=self._context.password)))")]
    [InlineData("'password' => 'confirmed'")]
    [InlineData("key = f\"0x{number:x}9f3b\"")]
    [InlineData("token = $\"{user}-8fh3kd9w\"")]
    [InlineData("api_key = rf'{user}:x8d7fg63jd'")]
    [InlineData("api_key = b'\\x02h2\\x02h3'")]
    [InlineData("<settings pass=\"oobeSystem\">")]
    [InlineData("Plugin-Dependencies: maven-plugin:3.23,credentials:1271.v54b_1c2c6388a_")]
    [InlineData("<bindings keySequence=\"CTRL+SHIFT+F11\" command=\"x\"/>")]
    [InlineData("if(t)return\"$event.keyCode!==\"+t;var n=ea[e],r=ta[e];return\"_k($event.keyCode,\"")]
    [InlineData("\"MsmKey\" = \"8:_{{HEX:32}}\"")]
    [InlineData("useMachineContainer=\"true\" sessionKey=\"AQIAAA5mAAAApAAA{{base64:160}}\"")]
    [InlineData("this.ignoredKeys=[16,17,18,91,35,36,37,38,39,40,33,34]")]
    public void Drops_what_the_place_or_the_form_tells(string template) =>
        Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "drops")).Should().BeEmpty();

    [Theory]
    [InlineData("password = \"password\"")]
    [InlineData("clientSecret: 'your_client_secret'")]
    [InlineData("clientSecret = clientSecret")]
    [InlineData("assertThat(cf.getPassword(), password = \"pass:word\")")]
    [InlineData("dataSource.setPassword(\"will-be-overwritten\");")]
    [InlineData("password = \"notused\"")]
    [InlineData("password = 'open_sesame'")]
    [InlineData("ROOT_PASSWORD=root")]
    [InlineData("password = \"TestPassword1\"")]
    [InlineData("WITH PASSWORD 'password'")]
    [InlineData("http://A:B:C:D@corp.test/")]
    public void Marks_placeholders(string text) =>
        Assigned.Kept(text).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeTrue();

    [Theory]
    [InlineData("credential = \"{{b64:alice:password}}\"")]
    [InlineData("authToken: {{b64:alice:secret-password}}")]
    [InlineData("credential={{b64:a-git-token}}")]
    [InlineData("creds=Bearer {{b64:a-git-token}}")]
    [InlineData("ftp://anonymous:swordfish@files.corp.test/")]
    [InlineData("ACCESS_TOKEN={{base62:60}}EXAMPLE{{base62:40}}")]
    [InlineData("--oauth2-bearer \"mF_9{{}}.B5f-4.1JqM\"")]
    [InlineData("http://user:pass;word@db.corp.test/")]
    [InlineData("ftp://bob:swordfish@hostname/")]
    [InlineData("http://minio:minio123@127.0.0.1:9000/")]
    [InlineData("$config['http_var_curpass'] = 'curpass';")]
    [InlineData("secret_access_key = secretaccesskey")]
    [InlineData("const string DeviceAuthKey = \"pm-27581-device-auth-key\";")]
    [InlineData("refresh_token = \"yourrefreshtoken\"")]
    [InlineData("token = \"eyJ{{base62:20}}.{{base62:30}}.signature\"")]
    [InlineData("[**_password: admin_**]")]
    [InlineData("password = \"1234***\"")]
    [InlineData("password: set-a-password-here-123")]
    [InlineData("credential: {{b64:alice:$2y$10$K/b3mVXUA6X857TOTYIL9.}}")]
    [InlineData("Basic {{b64:client-id:client-secret}}")]
    [InlineData("\"auth\": \"TMA{{}}xxx1Ng==\"")]
    [InlineData("password: auto-generated")]
    public void Marks_what_is_made_up_one_layer_down_or_printed_in_a_standard(string template) =>
        Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "filter")).Should().OnlyContain(kept => kept.Traits.HasFlag(MatchTraits.Placeholder))
            .And.NotBeEmpty();

    [Theory]
    [InlineData("credential = \"{{b64:alice:{{base62:16}}}}\"")]
    [InlineData("ftp://bob:{{base62:12}}@hostname/")]
    [InlineData("credential_value: {{lower:40}}")]
    [InlineData("GPG_PASSPHRASE={{hex:40}}")]
    [InlineData("PGPASSWORD=swordfish psql -v x")] // leakscan:allow made up
    [InlineData("password: {{base62:12}} then more words")]
    [InlineData("key: {{base64:40}}, values: 3")]
    [InlineData("http://minio:{{base62:20}}@127.0.0.1:9000/")]
    [InlineData("http://minio:mheypmmd@127.0.0.1:9000/")] // leakscan:allow made up
    [InlineData("http://minio:minio456@minio.corp.test:9000/")] // leakscan:allow made up
    [InlineData("DROPBOX_OAUTH_SECRET=dropboxoauthsecret")] // leakscan:allow made up
    [InlineData("api_key: sealed-{{base62:24}}")]
    [InlineData("machine x login ann port imaps password {{base62:12}}")]
    [InlineData("https://x.corp.test/o?alt=json\\u0026access_token={{base62:24}}\\u0026y=1")]
    [InlineData("{\"iv\":[5,7,200,9,1,2,3,4],\"key\":[95,84,3,200,17,5,66,91],\"x\":\"y\"}")] // leakscan:allow made up
    [InlineData("DEFAULT_ENCODED_SECRET_KEY = \"{{base64:43}}=\"")]
    [InlineData("- Password: sunrise\n")] // leakscan:allow a test
    [InlineData("net use z: /user:ann /password:{{base62:12}}")]
    [InlineData("amqp://guest:guest@queue.corp.test:5672/")] // leakscan:allow what everybody knows
    [InlineData("postgresql://grafana:grafana@database:5432/grafana")] // leakscan:allow made up
    [InlineData("password = \"green.house\"")] // leakscan:allow made up
    [InlineData("--admin-password='Sup3r.Secret!'")] // leakscan:allow made up
    [InlineData("password = \"SuperSecretPassw0rd\"")] // leakscan:allow made up
    [InlineData("password: R3J1ZW43d2FsZCE=\nother: x\n")] // leakscan:allow made up
    [InlineData("mysqldump -u app --password=E8m2{{}}G6f6aaa app")]
    [InlineData("SA_PASSWORD: Lorem{{}}Ipsum86")]
    [InlineData("POSTGRES_PASSWORD={{}}postgres")]
    [InlineData("trigger.setPassword('{{}}trigger')")]
    [InlineData("CREATE USER reader WITH PASSWORD '{{}}password';")]
    [InlineData("DATABASE_SHA256_PASSWORD={{base62:20}}")]
    public void Keeps_what_looks_alike_and_is_not_made_up(string template) =>
        Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "filter")).Should().ContainSingle()
            .Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeFalse();

    [Theory]
    [InlineData("oauth_token = 'kj3rht{{}}23o9u'", true)]
    [InlineData("token: T0pS3{{}}cr3t\n", true)]
    [InlineData("token = 'urlencoded'", false)]
    [InlineData("token = 'oauth2'", false)]
    [InlineData("token = 'my1token2x'", false)]
    public void Takes_a_token_with_digits_within_for_chosen(string template, bool expected) =>
        Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "filter")).Any(kept => kept.Traits.HasFlag(MatchTraits.Chosen)).Should().Be(expected);

    [Theory]
    [InlineData("nodejs-jsonwebtoken: verification step")] // leakscan:allow prose
    [InlineData("client query --token \"builtin:test_00000001:0\"")] // leakscan:allow a count
    public void Takes_no_long_word_and_no_count_for_a_token(string text) =>
        Assigned.Kept(text).Should().OnlyContain(kept => !kept.Traits.HasFlag(MatchTraits.Random));

    [Theory]
    [InlineData("{{- $password := randAlphaNum 10 }}")]
    [InlineData("{{- $rootPassword := include \"common.secrets.manage\" (dict \"secret\" .) }}")]
    [InlineData("{{- $password = index $secretData .key | b64dec }}")]
    public void Leaves_statements_of_templates(string text) => Assigned.Kept(text).Should().BeEmpty();

    [Fact]
    public void Keeps_a_literal_in_a_statement_of_a_template() => Assigned.Kept("{{ $password := \"tr0ub4dor\" }}").Should().ContainSingle(); // leakscan:allow made up
}
