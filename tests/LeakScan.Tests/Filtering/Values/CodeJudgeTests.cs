using LeakScan.Detection;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Detection.Assignments;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Filtering.Values;

/// <summary>What programs, protocols and test vectors write where a credential could stand.</summary>
public class CodeJudgeTests
{
    [Theory]
    [InlineData("if test \"$pass\" = scan; then")]
    [InlineData("fi # $linkmode,$pass = prog,link...")]
    [InlineData("$pass = shift if (/-p/);")]
    [InlineData("baseCfg = let secret = readFrom \"{{lower:24}}\" in")] // leakscan:allow made up
    [InlineData("/// `UrlCredential(user:password:persistence)`")]
    [InlineData("DEBUGMSGTL((\"9:usm:passwd:encode\", \"proper len\"));")] // leakscan:allow a topic of logs
    [InlineData(" * @password: 0-to-256-unicode-char Password (IN; UTF-8)")] // leakscan:allow a parameter
    [InlineData("else if (strcasecmp(key, \"BODYSTRUCTURE\") == 0)")] // leakscan:allow a word of a protocol
    [InlineData("/* key            = 1*(ALPHA) */")]
    [InlineData("'Authorization': 'Signature keyId=\"john\",algorithm=\"hmac-sha256\",signature=\"{{base64:44}}\"'")]
    [InlineData("\"keyboardKeyPower\": \"\\u0050\\u006f\\u0077\\u0065\\u0072\\u0020\\u004f\\u0066\\u0066\",")] // leakscan:allow Power Off
    [InlineData("- key: '$.myDomain[3]'")]
    [InlineData("jwt-role-claim-key = \".\\\"roles\\\"[?(@ == \\\"role1\\\")]\"")] // leakscan:allow a path
    [InlineData("key: jwt.JWK,")]
    [InlineData("%{\"DB_PASSWORD\" => ^secret}")]
    [InlineData("expect(r\"SSID:'(\\S+)' password:'(\\S+)'\")")]
    [InlineData("set route with incorrect password - SCRAM-SHA-256")]
    [InlineData("=== TEST 9: login failed, password missing")]
    [InlineData("\"Attempting to login using password authentication\"")]
    [InlineData("2008,tt1,Doubt,ok,ok,PASS,20000000,33446470\n2008,tt2,Eagle,no,no,2008FAIL,80000000,10144073\n")]
    [InlineData("mSecret   = decodeUtf8 <$> configJwtSecret conf")]
    [InlineData("jwt-role-claim-key = \".\\\"a\\\".\\\"role\\\"\"")] // leakscan:allow a path
    [InlineData("SET pgrst.jwt_schema_claim_key = '.\"a\".\"schema\"';")]
    [InlineData("printf(\"Empty password: ldapauth returns FAIL\\n\");")] // leakscan:allow prose
    [InlineData("regexp.MustCompile(`(\\S+://)?(\\S+://\\S+:\\S+@)`)")]
    [InlineData("sed -i \"s/password:.*/password: $MYSQL_PASSWORD/g\" config/database.yml")] // leakscan:allow made up
    [InlineData("preg_match('#(^git://|git(?:olite)?@|//git\\.)#i', $url)")]
    [InlineData("- ``MBEDTLS_KEY_EXCHANGE_DHE_PSK``  : Support for Diffie-Hellman PSK (pre-shared-key)\n")] // leakscan:allow made up
    [InlineData("echo \"pass: sync /apisix/plugins from etcd when disabling it\"")] // leakscan:allow made up
    [InlineData("passwordInput(\"password\", \"Password:\"),")]
    [InlineData("name,year,team,key\nJoe,1938,WS1,kohlj101\n")]
    [InlineData("val confKey = \"akka.use-slf4j\"")]
    [InlineData("'password' => 'required|string|min:8|confirmed',")] // leakscan:allow a validation
    [InlineData("'pwd' => 'nullable|min:6', 'password' => 'min:6'")] // leakscan:allow a validation
    [InlineData("var pwd = Utils.GetCookie(\"AdminPwd\", \"shopsite\");")] // leakscan:allow a cookie
    [InlineData("/*ppAssembleAMPDU = 0x40001bcc;*/")]
    public void Leaves_what_is_written_in_code(string template) => Assigned.Kept(TemplateExpander.Expand(template, "code")).Should().BeEmpty();

    [Theory]
    [InlineData("nonce = \"{{base62:24}}\"")]
    [InlineData("self.cnonce = b\"{{hex:32}}\"")]
    [InlineData("NamePass: []string{\"metricname1\", \"b\"},")]
    [InlineData("const baseNonce: \"{{hex:24}}\"")]
    [InlineData("nonce[] = { 0x69, 0x69, 0x6e, 0xe9, 0x55, 0xb6, 0x2b, 0x73, 0xcd, 0x62 };")]
    [InlineData("x-credential-identifier: {{hex:32}}")]
    [InlineData("testKeyThumbprint = \"{{base62:43}}\"")]
    [InlineData("testKeyECPubX = \"{{base62:43}}\"")]
    [InlineData("\"auth_challenge\":\"{{hex:64}}\"")]
    [InlineData("a=ice-pwd:{{base62:24}}")]
    [InlineData("\"tcId\": 1,\n\"password\": \"{{hex:24}}\",\n\"dkLen\": 64,\n\"dk\": \"{{hex:64}}\"")]
    [InlineData("\"tcId\": 7,\n\"ikm\": \"{{hex:32}}\",\n\"salt\": \"{{hex:40}}\",\n\"okm\": \"{{hex:64}}\"")]
    public void Leaves_what_is_told_to_everybody(string template) => Assigned.Kept(TemplateExpander.Expand(template, "told")).Should().BeEmpty();

    [Theory]
    [InlineData("oauth_nonce=\"{{base62:32}}\"")]
    [InlineData("NONCE_SALT = \"{{base62:48}}\"")]
    [InlineData("if ($pass == 'tr0ub4dor')")] // leakscan:allow made up
    [InlineData("$pass = tr0ub4dor3;")] // leakscan:allow made up
    [InlineData("user:password\nann,password:tr0ub4dor3")] // leakscan:allow made up
    [InlineData("strcmp(password, \"tr0ubadour\")")] // leakscan:allow made up
    [InlineData("\"password\": \"{{hex:24}}\",\n\"dkLen\": 64,\n\"dk\": \"{{hex:64}}\"")]
    [InlineData("machine a login ann password tr0ub4dor3\n")] // leakscan:allow made up
    [InlineData("name,license,key\nJoe,pro,{{alnum:24}}\n")]
    [InlineData("git:https://ann:tr0ub4dor@corp.test/a.git")] // leakscan:allow made up
    [InlineData("year,user,password\n2008,ann,tr0ub4dor\n")] // leakscan:allow made up
    public void Keeps(string template) => Assigned.Kept(TemplateExpander.Expand(template, "kept")).Should().NotBeEmpty();

    [Theory]
    [InlineData("重复密码:repassword")] // leakscan:allow made up
    [InlineData("consumer_secret: \"unknown\"")]
    public void Lowers_what_fills_a_place(string text) => Assigned.Kept(text).Should().NotBeEmpty().And.OnlyContain(kept => kept.Traits.HasFlag(MatchTraits.Placeholder));

    [Fact]
    public void Leaves_the_name_that_a_template_looks_up() =>
        Assigned.Kept("a: {{secret \"" + TemplateExpander.Expand("{{alnum:16}}", "name") + "\"}}\n").Should().BeEmpty();

    [Fact]
    public void Leaves_the_name_of_a_secret_in_a_workflow() =>
        Assigned.Kept("key: ${{ secrets.GPG_KEY_" + TemplateExpander.Expand("{{HEX:40}}", "name") + " }}").Should().BeEmpty();

    /// <summary>Files of test vectors hold thousands of private keys, each behind the number of its case.</summary>
    [Theory]
    [InlineData("\"tcId\" : 12,\n\"private\" : \"{{pem:PRIVATE KEY}}\"", Confidence.Low)]
    [InlineData("\"id\" : 12,\n\"private\" : \"{{pem:PRIVATE KEY}}\"", Confidence.High)]
    public void Lowers_the_private_key_of_a_numbered_case(string template, Confidence confidence)
    {
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low });
        var text = new TextSource(TemplateExpander.Expand(template, "case"), "ecdh.json");

        scanner.Scan("scan", [text], null, CancellationToken.None).Findings.Where(f => f.Rule.Id.StartsWith("privatekey-", StringComparison.Ordinal))
            .Should().OnlyContain(f => f.Confidence == confidence).And.NotBeEmpty();
    }
}
