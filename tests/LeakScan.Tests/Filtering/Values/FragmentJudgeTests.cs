using LeakScan.Detection;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Values;

/// <summary>Pieces of programs, forms and markup that small repositories are full of, and credentials written in their forms.</summary>
public class FragmentJudgeTests
{
    [Theory]
    [InlineData("Senha = \"PWD=\" & Senha & \";\"")]
    [InlineData("showsetting('ftp_pass', 'settingnew[ftp][password]', $x)")]
    [InlineData("var JS_PASSWORD = \"input[name='Word']\";")]
    [InlineData("$a = array('password' =>' class=\"a\"');")] // leakscan:allow a fragment
    [InlineData("'pkpass' => 'application/vnd.apple.pkpass',")]
    [InlineData("'icon-password' : '&#xe085;',")]
    [InlineData("c+\" (password: \"+d.join(\", \")+\")\"")]
    [InlineData("print \"Password:\",$q->textfield('pass'),\"<br>\";")]
    [InlineData("String SQL_PASSWORD = SQL_CONFIGS+ \".password\";")] // leakscan:allow a fragment
    [InlineData("mPassword = aoData.length==0;")]
    [InlineData("{secret:100*u+10*d+y,tabIndex:1}")]
    [InlineData("$key.SecurityDescriptor = \"D:PAI(A;;0xd01f01ff;;;SY)(A;;0xd01f01ff;;;BA)\"")]
    [InlineData("'hostkey' => 'ssh-rsa,ssh-ed25519'")]
    [InlineData("password = \"%3$s\"")]
    [InlineData("<input type=\"hidden\" name=\"handlekey\" value=\"qcblog_{$id}\" />")]
    [InlineData("key = findall(r'\"key\",\\s+\"(.*?)\"', res.text)")]
    [InlineData("'password' => 'hashed',")]
    [InlineData("if ( 1 === parseInt( $pass1.data( 'reveal' ), 10 ) ) {")]
    [InlineData("$parts = $key.Split(\"`r`n|`r|`n\")")] // leakscan:allow a fragment
    [InlineData("assert.pass(\"callOrder\");")]
    [InlineData("var TAG_TWO_PASS = \"twopasses\";")]
    [InlineData("t.highpass2=-1==_?(s+.75)/31:0")]
    [InlineData("\"BlueprintRemoteRepositoryIdentifierKey\" : \"{{HEX:40}}\",")]
    [InlineData("$trusted_keys[] = '{{base62:43}}=';")]
    [InlineData("password: ${shop.mail-server.keystore.password}\n")]
    [InlineData("--skippassword              Don't perform checks")]
    [InlineData("\"Postman-Token\": \"{{uuid}},{{uuid}}\"")]
    [InlineData("<language-key>DATABASEWRONG</language-key>")]
    [InlineData("UPDATE T1 SET userpass=T2.`poppasswd` WHERE 1")]
    [InlineData("# Generate hashed password: printf \"x\" | openssl passwd -6")]
    [InlineData("keys = TYPE|TERRITORY|DIR.METADATA.INSPIRE|DIR.DATA\n")]
    [InlineData("Key             =   \"PRINTALLOFTHEM\"\n")]
    public void Drops(string template) => Assigned.Kept(TemplateExpander.Expand(template, "fragment")).Should().BeEmpty();

    [Theory]
    [InlineData("PASSWORD: {{ .Values.password | default \"set-by-vault\" | quote }}")]
    [InlineData("'password' => 'Lozinka',")]
    [InlineData("TELEGRAM_BOT_TOKEN=123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11\n")] // leakscan:allow printed in the manual
    [InlineData("'password' => 'Palavra-passe',")]
    [InlineData("showsetting('password', 'passwordnew', '')")]
    public void Lowers(string text) => Assigned.Kept(text).Should().NotBeEmpty().And.OnlyContain(kept => kept.Traits.HasFlag(MatchTraits.Placeholder));

    [Theory]
    [InlineData("EMAIL_HOST_PASSWORD = '{{lower:4}} qxzw {{lower:4}} kvjt'", 19)] // leakscan:allow a template
    [InlineData("reset the admin password to '{{base62:11}}7' without quotes", 12)]
    [InlineData("password = \"tr0ub4dor=\"", 10)] // leakscan:allow made up
    [InlineData("password = \"{{base62:7}}9[{{base62:4}}]\"", 14)]
    [InlineData("password: ${X-{{base62:12}}}\n", 12)]
    public void Keeps(string template, int length) =>
        Assigned.Kept(TemplateExpander.Expand(template, "fragment")).Should().ContainSingle().Which.Value.Should().HaveLength(length);

    [Theory]
    [InlineData("EMAIL_HOST_PASSWORD = 'this will make sure'")]
    [InlineData("send the password to 'login'")]
    public void Takes_words_for_words(string text) => Assigned.Kept(text).Should().BeEmpty();
}
