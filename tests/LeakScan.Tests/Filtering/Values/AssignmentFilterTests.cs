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
    [InlineData("WWW-Authenticate: Digest realm=\"x\", nonce=\"{{hex:32}}\"")]
    [InlineData("cnonce=\"{{base62:24}}\", nc=00000001, qop=auth")]
    [InlineData("rspauth={{hex:32}}")]
    [InlineData("gpg_key: 'E1DF{{}}1F24'")]
    [InlineData("'key': '%E2%9C%93'")]
    [InlineData("tokens = /\"[^\"]*\"|true|{{base62:20}}/g,")]
    [InlineData("r.keys('{{base62:24}}')")]
    [InlineData("Sec-WebSocket-Key: {{base64:22}}==")]
    [InlineData("KEY=1F24{{}}E1DF9A03B7C5")]
    [InlineData("[sudo via ansible, key={{lower:32}}] password:")]
    [InlineData("Authorization: Digest username=\"{{hex:64}}\", realm=\"x\"")]
    [InlineData("machine x login user (password authentication)")]
    [InlineData("mysql.credentials.username: {{base62:13}}")]
    [InlineData("authToken = parse(\"neo4j/\" + env)")]
    [InlineData("echo \"PASS: reads the specification\"")]
    [InlineData("// Name:Pass:Uid:Gid:Comment")]
    [InlineData("output.split(\"Generated password: \")[1].split(\", \")[0]")]
    [InlineData("string key = \"{{uuid}}\"")]
    [InlineData("toolskey = \"VS%0.f0TOOLS\" % version")]
    [InlineData("->add('password', 'Acme\\Component\\Form\\Extension\\PasswordType')")]
    [InlineData("->add('password', 'Acme\\\\Component\\\\Form\\\\PasswordType')")]
    [InlineData("  - predefinedpass == readpass")]
    [InlineData("password: '%env(resolve:REDIS_PASSWORD)%'")]
    [InlineData("ENV GPG_KEY=A035C8C19219BA82{{}}1ECEA86B64E628F8D684696D")]
    [InlineData("token = +\"\\321\\202\\320\\265\\320\\272\"")]
    [InlineData("a combination of these keys: +:year{{}}+, +:month+")]
    [InlineData("Forgeable Public/Private Tokens (GHSA-gjcw-{{}}v447-2w7q)")]
    [InlineData("\"cpe:2.3:a:auth0:express-jwt:0.1.3:*:*:*:*:*{{}}:*:*\"")]
    [InlineData("Xorg -nolisten tcp -auth /var/run/sddm/{ef8fc5c4-{{hex:4}}-{{hex:4}}} -background none")]
    [InlineData("default login anonymous password ann@corp")]
    [InlineData("gcloud auth: TlRMTVNTUAABAAAA{{base64:40}}")]
    [InlineData("token = \"Negotiate TlRMTVNTUAAC{{base64:40}}\"")]
    [InlineData("token = \"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{{base62:40}}.\"")]
    [InlineData("char smtp_password[] = \"334 UGFzc3dvcmQ6\" CRLF;")]
    [InlineData("X-Amz-Credential=USWUXHGY{{base62:12}}%2F20170529%2Fus-east-1%2Fs3%2Faws4_request&x=1")]
    [InlineData("String cnonce = \"{{hex:16}}\";")]
    [InlineData("{\"aead\":\"ChaCha20Poly1305\",\"nonce\":\"{{base62:16}}\",\"bytes\":\"x\"}")]
    [InlineData("VERIFY_KEY = \"MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{{base64:120}}\"")]
    [InlineData("sealed-key: {{base64:64}}==")]
    [InlineData("private const string WrappedSigningKey = \"7.{{base64:22}}==\";")]
    [InlineData("Key = \"2.{{base64:22}}==|{{base64:22}}==|{{base64:43}}=\"")]
    [InlineData("os.environ[key] = '{{base62:24}}'")]
    [InlineData("key=\"{{base62:24}}\", value=\"x\"")]
    [InlineData("{ \"key\": \"{{base62:24}}\", \"value\": \"x\" }")]
    [InlineData("users=ann:$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/")]
    [InlineData("String encodedPassword = \"{sha256}{{hex:64}}\";")]
    [InlineData("String encodedPassword = \"{{hex:96}}\";")]
    [InlineData("gpg --keyserver keys.corp.test --receive-keys {{hex:40}}")]
    [InlineData("masterKeyIps: ['2001:0db8:0000:0042:0000:8a2e:0370:7334']")]
    [InlineData("#define HOSTKEY_PROOF_ALGS \"rsa-sha2-512,rsa-sha2-256\"")]
    [InlineData("var key = time.ToString(\"yyyyMMddhhmmss\");")]
    [InlineData("timing_secret = 0x0102030405060708ULL;")]
    [InlineData("sonar.projectKey=chef_{{base62:20}}")]
    [InlineData("incorrectKey=Pou\\u017Eit\\u00FD{{base62:12}}")]
    [InlineData("key: \"Podklju\u010devi{{base62:8}}\"")]
    [InlineData("adduser --disabled-password developer")]
    [InlineData("MasterPassword = table.Column<string>(type: \"varchar(300)\", nullable: true)")]
    [InlineData("overlay = \"eof_action=pass:repeatlast=0:format=nv12\"")]
    [InlineData("See the pass:specialcharacters,macros[xref:x.adoc]")]
    [InlineData("var hwScaleFilterFirstPass = \"vpp_rkrga=format=bgra:afbc=1\"")]
    [InlineData("gnome-ssh-askpass1: gnome-ssh-askpass1.c")]
    [InlineData("PWD=`dirname \"$0\"`")]
    [InlineData("set password_string \"(N|n)ew.* (P|p)assword.*\"")]
    [InlineData("- Password: Added Stalwart driver (#10114)")]
    [InlineData("- Password: Added ldap_exop driver (#4992)\n")] // leakscan:allow prose
    [InlineData("* Password: Make chpass-wrapper.py Python 3 compatible")] // leakscan:allow prose
    [InlineData("- Password: Don't store passwords in files")]
    [InlineData("\"versionNonce\": 529220601,")]
    [InlineData(" * Public Key: {{hex:96}}\n")]
    [InlineData("image: quay.io/observatorium/token-refresher:master-2024-12-11-08b888a")]
    [InlineData("new JsonDataEntry(\"key\", \"[{\\\"test\\\": 10}, {\\\"test2\\\": 20}]\")")]
    [InlineData("-\t`MYSQL_ROOT_PASSWORD`\n-\t`MYSQL_PASSWORD`\n-\t`PMA_USER`\n")]
    [InlineData("passwd:         compat\n")]
    [InlineData("GET /serve/ok?key=%7Benv.CADDY_TEST_SECRET%7D")]
    [InlineData("USER = PASSWORD = \"%!*'();:@&=+$,/?#[] \"")] // leakscan:allow signs
    [InlineData("String KEY = \"[A-Za-z]+\";")]
    [InlineData("* passwd    = 1*SAFE ; at most 255 octets")]
    [InlineData("ReplicaKey localReplicaKey = kip853Rpc ?\n")] // leakscan:allow a name
    [InlineData("- Password: Remove old drivers\n")] // leakscan:allow prose
    [InlineData("Pass = seeded users log in")]
    [InlineData("fatal(\"get_logpwd: Unable to get the entry\");")]
    [InlineData("# @param -password    regexp password prompt")]
    [InlineData("Authorization: Bearer eyJhbGciOiJSUz{{base62:6}}...")] // leakscan:allow cut short
    [InlineData("//   Non-secret:   UnprotectCertificates:0:Enabled = false")]
    [InlineData("fun find(password: String?, name: String)")]
    [InlineData("https://trusted.corp.test:80#@untrusted.corp.test/")]
    [InlineData("http://user@corp.test:80@localhost")]
    [InlineData("zero:[97,26,56],design:[26,56,43,5],pass:[25,67,26,2,85,35,81,5,48],what:3,numspec:113")]
    [InlineData("// username:password:uid:gid:gecos:home:shell")]
    [InlineData("secrets: \"CHECKMARX-TENANT,CHECKMARX-CLIENT-ID,CHECKMARX-SECRET\"")]
    [InlineData("Password = \"2.name|encrypted\"")]
    [InlineData("MasterPassword = \"AQAAAAEAAYagAAAAEE{{base64:60}}==\"")]
    [InlineData("$certPassword=-join ((48..57) | Get-Random)")]
    [InlineData("ViewPassword = CASE WHEN COALESCE(x, y)")]
    [InlineData("given by the --username and --password options\n")]
    [InlineData("before every login for master password policy enforcement")]
    [InlineData("https://x.corp.test/o?alt=json\\u0026pageToken={{base62:24}}\\u0026y=1")]
    [InlineData("json:\"labels\" protobuf_key:\"bytes,1,opt,name=key,proto3\" protobuf_val:\"x\"")]
    [InlineData("<JetLabel for=\"password\" :value=\"$t('New Password')\" />")]
    [InlineData("tls.key: {{b64:-----BEGIN PRIVATE KEY-----}}")]
    [InlineData("case \"${MVNW_PASSWORD:+has-password}\" in")] // leakscan:allow no credential
    [InlineData("msg: \"PASS: normalize-hostnames (1 to 4)\"")]
    [InlineData("printf \"\\nPASS: Output matches $expected\"")]
    [InlineData("sudo openssl enc -pass stdin")]
    [InlineData("single_token: 'br,input,link,meta,!doctype,base,area,hr'")]
    [InlineData("password = \"labels.password\"")]
    [InlineData("- Database passwords: PostgreSQL, Redis, MariaDB\n")] // leakscan:allow names of programs
    [InlineData("\"src/stores/auth.ts\": [\"{{base64:27}}=\", true]")]
    [InlineData("$keys = ' !\"#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKL';")]
    [InlineData("GRAYLOG_SHA256_PASSWORD={{hex:64}}")]
    [InlineData("password_md5: \"{{hex:32}}\"")]
    [InlineData("REGISTRY_AUTH_HTPASSWD_REALM=Registry")]
    [InlineData("AUTH_SHA256_PASSWORD = \"sha256_password\"")]
    public void Leaves_challenges_ids_and_expressions(string template) =>
        Detection.Assignments.Assigned.Kept(LeakScan.Rules.Templates.TemplateExpander.Expand(template, "filter")).Should().BeEmpty();

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
