using LeakScan.Detection;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Values;

/// <summary>What well-known projects write where a credential could stand.</summary>
public class FormJudgeTests
{
    [Theory]
    [InlineData("\"key\" : \"{{hex:32}}\",\n\"iv\" : \"{{hex:24}}\",\n\"msg\" : \"\",\n\"ct\" : \"\"")]
    [InlineData("Key = {{hex:32}}\nIV = {{hex:24}}\nPT = {{hex:16}}\nCT = {{hex:16}}\n")]
    [InlineData(" * XKEY=     {{hex:8}} {{hex:8}} {{hex:8}}\n")]
    [InlineData("nonce[16] = { 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef }")]
    [InlineData("key[] = { 9, 8, 7, 6, 5, 4, 3, 2, 1 };")]
    [InlineData("NORMAL:-KX-ALL:+ECDHE-PSK:+DHE-PSK:+PSK:+VERS-TLS1.3")]
    [InlineData("-DWITH_TLS_PSK -DWITH_UNIX_SOCKETS")]
    [InlineData("srv psk_identity=0a0b0c mode=psk")]
    [InlineData("config.File.Password.Argon2.Memory = 4294967295\n")]
    [InlineData("SET \"a\"=1,\"pass_word\"=EXCLUDED.\"pass_word\"")] // leakscan:allow a table of SQL
    [InlineData("authenticate(username:password:persistence:)")]
    [InlineData("openssl pkcs12 -password \"pass:\"")]
    [InlineData("assertPass( 'rgba(60,60,60,0.2)' );\npass: 'rgb(60,60,60)'")]
    [InlineData("'password': 'hsl(60,60%,60%)'")] // leakscan:allow a colour
    [InlineData("docker_repo_repokey: '{{HEX:40}}'")]
    [InlineData("appId: 'A1', apiKey: '{{hex:32}}', indexName: 'docs'")]
    [InlineData("password: 'sha1:{{hex:12}}:{{hex:40}}'")]
    [InlineData("CREATE ROLE a LOGIN PASSWORD 'md5{{hex:32}}'")]
    [InlineData("proxyauth=\"ldap:localhost:cn=default,dc=corp,dc=test:x\"")]
    [InlineData("value_token: '^(abc123|zyx789)$'")]
    [InlineData("key_exchange = match(r'MBED_KEY_EXCHANGE_\\w+_ENABLED')")]
    [InlineData("ssl_derive_secret:PSA_ALG_SHA_256:\"{{hex:64}}\":\"\"\n")]
    [InlineData("run \"wrong PSK: badmac alert\"")] // leakscan:allow what a test tells
    [InlineData("* `password`: Einige der n\u00e4chsten Kapitel werden zeigen")] // leakscan:allow prose
    [InlineData("# First, record if App_login and App_password were provided\n")]
    [InlineData("kSecret=\"CLOUD2$JD_ACCESS_KEY_SECRET\"")]
    [InlineData("master_secret: Zeroizing<[u8; 48]>,")]
    [InlineData("{ sourceKey: 'x[0].y[1]' }")]
    [InlineData("var pw=\"__closure_events_fn_\"+n")] // leakscan:allow a name
    [InlineData("\"tls://example.com:8085@localhost:8080\"")]
    [InlineData("\"ftp://\\(\\k\\+:\\k\\+@\\)\\=\\k\\+\"")]
    [InlineData("pass => 'Password (optional, 7-500 characters)'")]
    [InlineData("syn keyword func\tpwd\nsyn keyword func\tpy3\nsyn keyword func\tpydo\n", "syn keyword func\tput\n")]
    [InlineData("for f in `find /etc/mysql/ -print`")]
    [InlineData("emoji[secret]=$'\\U1F5DD\\UFE0F'")]
    [InlineData("nfc_key[] = \"caf\\xc3\\xa9\";")] // leakscan:allow a word
    [InlineData("token.image.split(\"\\r|\\n|\\r\\n\")")]
    [InlineData("NUMBER_TOKEN = r'[0-9@#.,E+]'")]
    [InlineData("tokens = (r'(A[BW]|AE|AN|AP|AR|AS|[BW]L|BM|'")]
    [InlineData("token = r'(?i)(address|addflag)'")]
    [InlineData("Pass :meth:`peek` a default value")]
    [InlineData("startsWith(key, '\\N{RIGHT-TO-LEFT MARK}'); key = '\\N{RIGHT-TO-LEFT MARK}'")]
    [InlineData("expected = \"Could not change passphrase: cannot \" \"guess\"")] // leakscan:allow a format
    [InlineData("name != ('passwords' || 'registrations')")]
    [InlineData("\"schemaAuth\":\"https:\\/\\/static.corp.test\\/x{{digits:8}}\"")]
    [InlineData("ocsp_nonce = ObjectIdentifier((1, 3, 6, 1, 5, 5, 7, 48, 1, 2))")]
    [InlineData("{\"deduplication_key\":\"{{hex:32}}\"}")]
    [InlineData("\"password\": \"Db[secure-random-32-char]\"")]
    [InlineData("key = f\"0x{k:x}\"")]
    [InlineData("log(\"event from cluster for key: '\", key, \"'\")")] // leakscan:allow it counts
    [InlineData("partKey = \"ab\\\"cd\\nef\\rgh\\\"ij\\rk\\nl\",")]
    [InlineData("x = \"tel\" === elem.type || \"password\" === elem.type || \"textarea\" === name;")] // leakscan:allow a comparison
    [InlineData("- `MYSQL_ROOT_PASSWORD`: MySQL \u5BC6\u7801\n")] // leakscan:allow a label
    [InlineData("-e MYSQL_ROOT_PASSWORD=root\u5BC6\u7801\n")] // leakscan:allow a label
    [InlineData("$password = Read-Host \"Who\"")]
    [InlineData("$password1 = Get-RandomPassword\n")]
    [InlineData("say \"secret = encodeUtf8 \\\"{{alnum:12}}\\\" here\"")] // leakscan:allow a function
    [InlineData("<key>{{HEX:24}}</key>\n\t<dict>")]
    [InlineData("$DetectionRegKey = \"SOFTWARE\\SLC{{digits:6}}\"")]
    [InlineData("Registry Key   : {{hex:8}}_0\n")]
    [InlineData("<div data-sitekey=\"6Lc{{base62:37}}\"></div>")]
    [InlineData("google_ad_unit_key=\"{{digits:9}}\";")]
    [InlineData("Vim.SendKeys \"ma1GV4jy`a{{digits:4}}\"")]
    [InlineData("\"tapInternalKey\": \"{{hex:64}}\"")]
    [InlineData("names = info.getTokens(\"EVT{{base62:40}}\");")]
    [InlineData("t.SelectTokens(\"$..[?(@.['@Type'] == 'x')]\")")]
    [InlineData("STYLES[unknown-token]='fg=#ea999c'")]
    [InlineData("pass = ++_{{alnum:10}}Pass;")]
    [InlineData("IOipsw== 191707\n")] // leakscan:allow a vocabulary
    [InlineData("hub -nowwwpwd -daemon -pidfile x")] // leakscan:allow options
    [InlineData("https://${Env:SYSTEM_ACCESSTOKEN}@${env:REPOSITORY}")]
    [InlineData("https://u:${env:GITHUB_TOKEN}@corp.test")]
    [InlineData("https://u:${ssm:/prod/db/{{alnum:8}}}@corp.test")]
    [InlineData("https://u:${vault:{{alnum:12}}}@corp.test")]
    [InlineData("password: ${vault:{{alnum:12}}}\n")]
    [InlineData("printf(\"verify wrong password: rejected\\n\");")] // leakscan:allow a message
    [InlineData("f(g, \"Library version: passwd: Exim %s builtin\\n\",")] // leakscan:allow a message
    [InlineData("run \"G->m: PSK: configured psk_ephemeral only, good.\"")] // leakscan:allow a message
    [InlineData("password_ok=Ayyo\n")] // leakscan:allow a label
    [InlineData("@CacheEvict(cacheNames = \"primary\", key = \"#p0 + 'A'\")")]
    [InlineData("key = paths(\"/{path1}/{path2}\").build();")]
    [InlineData("L.stylesheetToken=\"lwc-{{alnum:11}}\";")]
    [InlineData("let key = format!(\"DEP_{name}_{{upper:12}}\");")]
    [InlineData("RUN sh -c \"[ \"$PWD\" = \"`+expected1+`\" ]\"")]
    [InlineData("secret = [\n  \"id=GITHUB_TOKEN,env=GITHUB_TOKEN\",\n]")]
    [InlineData("For P-256 keys: 301306072a8648ce3d020106082a8648ce3d030107\n")]
    [InlineData("//  name:password:UID:GID:GECOS:directory:shell\n")]
    [InlineData("All unit tests pass: `transaction{{alnum:6}}()` delegates to it\n")]
    [InlineData("After the pass: apply `optional` defaults\n")] // leakscan:allow a sentence
    [InlineData("string key = \"30819f300d06092a864886f70d010101050003818d0030{{hex:40}}\";")]
    [InlineData("X.api_key = <%= current_user&.spree_api_key{{digits:6}}.to_json %>\n")]
    [InlineData("password: <%= db_password %><% end %>\n")]
    [InlineData("hDefKey = '2147483650'\n")]
    [InlineData("key_3 = \"*.key2.*.key4\";")]
    [InlineData("byte[] WindowsBaseToken = { 49, 191, 56, 86, 173, 54, 78, 53 };")]
    [InlineData("uint8_t new_key[32] = { 33, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };")]
    [InlineData("MasterSecret = new Uint8Array([66, 105, 116, 99, 111, 105, 110, 32, 115, 101, 101, 100]);")]
    [InlineData("if a && (strings.Contains(line, \"\\\"pass\\\":\") || strings.Contains(line, \"\\\"x\\\"\")) {")]
    [InlineData("{md_key, [\"known_md_key=\", md_key], []}, \" \",")] // leakscan:allow a piece of a text
    [InlineData("    Password = Context#context.password,\n")] // leakscan:allow a field
    [InlineData("    password = PasssWord}.\n")] // leakscan:allow a variable
    [InlineData("io_lib:format(\"amqp://~ts:~ts@~ts:~b?sasl=plain\",")]
    [InlineData("'AUTH_LDAP_SEARCH_FILTER': '(cn=%(user)s)',")]
    [InlineData("ssh_keys = \"7b:40:be:5a:9a:90:1f:8a:b6:ec:7e:48:82:ae:73:dc\"\n")] // leakscan:allow a fingerprint
    [InlineData("key:     \"app||myns||myapp||myjob\",")] // leakscan:allow a composed key
    [InlineData("gpuKey := \"gpu=0|uuid=GPU-aaa\"")] // leakscan:allow a composed key
    [InlineData("\"deposed_key\": \"0fcb640a\",")]
    [InlineData("\"private_key\": cty.StringVal(\"someprivatekeycontents\"),")] // leakscan:allow words
    [InlineData("<input #access_secret=\"ngModel\" />")] // leakscan:allow a directive
    [InlineData("const token = this.db.tokens.find('n0-{{hex:12}}');")]
    [InlineData("old_key: NGINX_PROXY_PROTOCOL_TLV_0X01\n")] // leakscan:allow a name
    [InlineData("FILTER_KEYS_SEPARATOR = /\\s*,\\s*/.freeze\n")]
    [InlineData("auth_token: 0xAABB_CCDD_EEFF_0011,")]
    [InlineData("fprintf(stderr, \"%s\", t[i].should_pass ? \"FAILED: Expected pass\" : \"Passed\");")] // leakscan:allow a message
    [InlineData("List<String> tokens = toList(sut.extract(\"foo||b|r||\"));")] // leakscan:allow a text to part
    [InlineData("envFromSecret: \"KEY1=NAME1 ,KEY2=NAME2:SECRETKEY2\",")] // leakscan:allow names
    public void Leaves(string template, string before = "") =>
        Assigned.Kept(before + TemplateExpander.Expand(template, "form")).Should().BeEmpty();

    [Theory]
    [InlineData("\"key\": \"000102030405060708090a0b0c0d0e0f\"")] // leakscan:allow it counts
    [InlineData("pskkey=6162636465666768696a6b6c6d6e6f70")] // leakscan:allow it counts
    [InlineData("HEXKEY=1F1E1D1C1B1A19181716151413121110")] // leakscan:allow it counts
    [InlineData("key = \"01234567890123456789012345678901234567890123456789\"")] // leakscan:allow it counts
    [InlineData("psk=010203 mode=psk")]
    [InlineData("password=\"\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x08\"")] // leakscan:allow it counts
    [InlineData("export TOKEN=d41d8cd98f00b204e9800998ecf8427e")] // leakscan:allow the digest of nothing
    [InlineData("Secret: []byte(\"JBSWY3DPEHPK3PXP\")")] // leakscan:allow printed everywhere
    [InlineData("key: \"Zm9vCg==\"")]
    [InlineData("userPassword: cGFzc3dvcmQxCg==\n")] // leakscan:allow password1
    [InlineData("api_token = \"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\"")] // leakscan:allow a header alone
    [InlineData("@keys1='{{uuid}}'")]
    [InlineData("Title = new PKEY(new Guid(\"{{uuid}}\"), 2);")]
    [InlineData("token = new JValue(new Guid(\"{{uuid}}\"));")]
    [InlineData("KEYS_DEV_B64 = 'MzMzMzMzMzMzMzMzMzMzMzMzMzMzMzPMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzA=='")] // leakscan:allow it repeats
    [InlineData("CREATE USER otel WITH PASSWORD 'replace-with-a-generated-password';")] // leakscan:allow a placeholder
    [InlineData("createParameter(\"secret\", \"description2\", \"value2\")")] // leakscan:allow a placeholder
    [InlineData("Map.entry(\"PASS\", \"Syntax: PASS <sp> <password>\"),")] // leakscan:allow a syntax
    [InlineData("hostKey = \"AAAAB3NzaC1yc2EAAAADAQABAAABAQ{{base62:60}}\"")]
    public void Lowers(string template) =>
        Assigned.Kept(TemplateExpander.Expand(template, "form")).Should().NotBeEmpty().And.OnlyContain(kept => kept.Traits.HasFlag(MatchTraits.Placeholder));

    [Theory]
    [InlineData("\"key\" : \"{{hex:32}}\",\n\"name\" : \"x\"")]
    [InlineData("'key' => '{{hex:32}}', 'iv' => '{{hex:16}}', 'tag' => 'x'")]
    [InlineData("\"password\": \"Db[{{base62:16}}]\"")]
    [InlineData("x = process.env['API_KEY'] || '{{base62:32}}'")]
    [InlineData("apiKey: '{{hex:32}}', index: 'docs'")]
    [InlineData("play.http.secret.key={{hex:40}}\n")]
    [InlineData("user\tpassword\nann\ttr0ub4dor\n")]
    [InlineData("id,user\n\nuser,password\nann,tr0ub4dor\n")]
    [InlineData("mysql -uroot -ptr0ub4dor shop")] // leakscan:allow made up
    [InlineData("secret = \"CLOUD2$jd{{base62:12}}\"")]
    [InlineData("api_key = \"000102z{{base62:25}}\"")]
    [InlineData("password = 2147483699\n")] // leakscan:allow made up
    [InlineData("proxy_set_header X-Consul-Token \"{{uuid}}\";")]
    [InlineData("api_key='{{uuid}}'")]
    [InlineData("registry_token = \"{{base62:32}}\"")]
    [InlineData("SENDKEY=SCT{{base62:32}}\n")]
    [InlineData("setTokens(\"{{base62:40}}\");")]
    [InlineData("psk=correct-horse battery\n")] // leakscan:allow made up
    [InlineData("nonce_key = \"{{hex:32}}|{{hex:32}}\"")]
    [InlineData("oauth_nonce: '{{hex:16}}'")]
    [InlineData("private_key = \"private_{{letters:24}}\"")]
    [InlineData("encryption_key = \"7b:40:be:5a:9a:90:1f:8a:b6:ec:7e:48:82:ae:73:dc\"")] // leakscan:allow made up
    [InlineData("Password = Summer#2019.Rain\n")] // leakscan:allow made up
    public void Keeps(string template) => Assigned.Kept(TemplateExpander.Expand(template, "form")).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeFalse();

    [Fact]
    public void Reads_the_value_of_a_dotted_name_once()
    {
        var text = TemplateExpander.Expand("-Dplay.http.secret.key={{hex:40}}", "form");

        var found = Assigned.Kept(text).Should().ContainSingle().Which;

        found.Value.Should().HaveLength(40);
    }

    /// <summary>A password in a URL may be as short as one character, of whatever kind.</summary>
    [Fact]
    public void Judges_every_single_character()
    {
        for (var c = '!'; c <= '~'; c++)
        {
            var judge = () => Assigned.Kept($"ftp://ann:{c}@corp.test/ password='{c}' token='{c}' secret=\"{c}\"");

            judge.Should().NotThrow();
        }
    }
}
