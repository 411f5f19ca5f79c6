using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules.BuiltIn;

/// <summary>
/// Files that hold credentials in practice, as programs write them: what stands in the place of the credential is found at the default confidence, and
/// not found where a placeholder or a reference stands there instead.
/// </summary>
public sealed class CredentialFileTests
{
    private const string Password = "Zeb{{lower:5}}{{digits:2}}K";
    private const string Token = "{{base62:40}}";
    private const string Hex = "{{hex:40}}";
    private const string LongHex = "{{hex:128}}";
    private const string Basic = "{{b64:deploy:Zeb{{lower:5}}{{digits:2}}K}}";
    private const string Encoded = "{{b64:Zeb{{lower:5}}{{digits:2}}K{{base62:8}}}}";
    private const string WireGuard = "{{base64:42}}E=";

    /// <summary>Path, text with a gap, and what fills the gap.</summary>
    public static TheoryData<string, string, string> Files { get; } = new()
    {
        { ".netrc", "machine git.corp.test login dev password {0}\n", Password },
        { "_netrc", "machine ftp.corp.test\n  login bob\n  password {0}\n", Password },
        { ".npmrc", "//npm.corp.test/:_password=\"{0}\"\n", Encoded },
        { ".npmrc", "_auth={0}\n", Basic },
        { ".pypirc", "[pypi]\nusername:dev\npassword:{0}\n", Password },
        { ".s3cfg", "[default]\nsecret_key = {0}\n", Token },
        { ".dockercfg", "{{\"https://registry.corp.test/v1/\":{{\"auth\":\"{0}\",\"email\":\"a@corp.test\"}}}}\n", Basic },
        { ".git-credentials", "https://bob:{0}@git.corp.test\n", Password },
        { ".pgpass", "db.corp.test:5432:shop:shop:{0}\n", Password },
        { ".mysql_history", "CREATE USER 'shop'@'%' IDENTIFIED BY '{0}';\n", Password },
        { ".bashrc", "export DB_PASSWORD={0}\n", Password },
        { ".bash_profile", "export DEPLOY_API_TOKEN={0}\n", Hex },
        { ".cshrc", "setenv JENKINS_PASSWORD {0}\n", Password },
        { ".zsh_history", ": 15:0;sshpass -p {0} ssh root@corp.test\n", Password },
        { ".zsh_history", ": 15:0;docker login -u bob -p {0} registry.corp.test\n", Password },
        { "wp-config.php", "define('AUTH_KEY',         '{0}');\n", Token },
        { "robomongo.json", "{{\"userName\":\"root\",\"userPassword\":\"{0}\"}}\n", Password },
        { "dbeaver-data-sources.xml", "<connection host=\"db\" user=\"root\" password=\"{0}\" type=\"DEV\"/>\n", Encoded },
        { "recentservers.xml", "<Server><User>bob</User><Pass encoding=\"base64\">{0}</Pass></Server>\n", Encoded },
        { "filezilla.xml", "<Server><User>bob</User><Pass>{0}</Pass></Server>\n", Password },
        { "sftp-config.json", "{{\n  \"user\": \"bob\",\n  \"password\": \"{0}\",\n}}\n", Password },
        { ".ftpconfig", "{{\n  \"user\": \"bob\",\n  \"passphrase\": \"{0}\"\n}}\n", Password },
        { "ventrilo_srv.ini", "[Server]\nAdminPassword={0}\n", Password },
        { ".esmtprc", "hostname smtp.corp.test:587\nusername \"bob\"\npassword \"{0}\"\n", Password },
        { ".fetchmailrc", "poll imap.corp.test user \"bob\" password \"{0}\" is bob here\n", Password },
        { "mongoid.yml", "uri: mongodb://shop:{0}@db.corp.test:27017/shop\n", Password },
        { "database.yml", "production:\n  password: {0}\n", Password },
        { "secrets.yml", "production:\n  secret_key_base: {0}\n", LongHex },
        { "secret_token.rb", "Shop::Application.config.secret_token = '{0}'\n", LongHex },
        { "salesforce.js", "var password = '{0}';\n", Password },
        { "deployment-config.json", "{{ \"username\": \"bob\", \"password\": \"{0}\" }}\n", Password },
        { ".remote-sync.json", "{{\"username\":\"bob\",\"passphrase\":\"{0}\",\"keyfile\":\"/k\"}}\n", Password },
        { ".idea/WebServers.xml", "<fileTransfer host=\"corp.test\" port=\"21\" password=\"{0}\" username=\"bob\"/>\n", Hex },
        { "prod.secret.exs", "config :shop, Shop.Endpoint,\n  secret_key_base: \"{0}\"\n", LongHex },
        { "config.php", "$link = mysqli_connect(\"db\", \"shop\", \"{0}\", \"shop\");\n", Password },
        { "config.php", "$config['db']['password'] = '{0}';\n", Password },
        { "LocalSettings.php", "$wgDBpassword = \"{0}\";\n", Password },
        { "settings.py", "SECRET_KEY = '{0}'\n", Token },
        { "settings.py", "EMAIL_HOST_PASSWORD = '{0}'\n", Password },
        { "application.properties", "spring.datasource.password={0}\n", Password },
        { "application.yml", "spring:\n  datasource:\n    password: {0}\n", Password },
        { "web.config", "<add name=\"Main\" connectionString=\"Data Source=db;User ID=sa;Password={0};\"/>\n", Password },
        { "appsettings.json", "{{ \"Smtp\": {{ \"Password\": \"{0}\" }} }}\n", Password },
        { ".config/hub", "github.com:\n- user: bob\n  oauth_token: {0}\n", Hex },
        { ".tugboat", "authentication:\n  api_key: {0}\n", Hex },
        { "terraform.tfvars", "db_password = \"{0}\"\n", Password },
        { "terraform.tfstate", "{{\"attributes\":{{\"username\":\"shop\",\"password\":\"{0}\",\"id\":\"db-1\"}}}}\n", Password },
        { "main.tf", "variable \"db_password\" {{\n  type    = string\n  default = \"{0}\"\n}}\n", Password },
        { "group_vars/all.yml", "ansible_become_pass: {0}\n", Password },
        { "hosts.ini", "web1 ansible_user=root ansible_ssh_pass={0}\n", Password },
        { ".kube/config", "users:\n- name: admin\n  user:\n    token: {0}\n", Token },
        { "secret.yaml", "apiVersion: v1\nkind: Secret\nstringData:\n  DB_PASS: {0}\n", Password },
        { "docker-compose.yml", "services:\n  db:\n    environment:\n      MYSQL_ROOT_PASSWORD: {0}\n", Password },
        { "docker-compose.yml", "    command: redis-server --requirepass {0}\n", Password },
        { ".travis.yml", "env:\n  global:\n    - DB_PASS={0}\n", Password },
        { "gradle.properties", "signing.password={0}\n", Password },
        { "build.gradle", "  storePassword '{0}'\n", Password },
        { "settings.xml", "<server><username>bob</username><password>{0}</password></server>\n", Password },
        { ".env", "MAIL_PASSWORD=\"{0}\"\n", Password },
        { ".env", "REDIS_URL=redis://:{0}@cache:6379\n", Password },
        { ".viminfo", ": export PGPASSWORD={0}\n", Password },
        { "Login.java", "DriverManager.getConnection(\"jdbc:mysql://db/shop\", \"root\", \"{0}\");\n", Password },
        { "Main.cs", "var options = new Options {{ ClientSecret = \"{0}\" }};\n", Token },
        { "deploy.ps1", "ConvertTo-SecureString '{0}' -AsPlainText -Force\n", Password },
        { "wg0.conf", "[Interface]\nPrivateKey = {0}\n", WireGuard },
        { "unattend.xml", "<AutoLogon><Password><Value>{0}</Value></Password></AutoLogon>\n", Password },
        { "tomcat-users.xml", "<user username=\"admin\" password=\"{0}\" roles=\"manager-gui\"/>\n", Password },
        { "clients.conf", "client lan {{\n  secret = {0}\n}}\n", Password },
        { "postfix/sasl_passwd", "[smtp.corp.test]:587 bob@corp.test:{0}\n", Password },
        { "my.cnf", "[client]\npassword={0}\n", Password },
        { "Dockerfile", "ENV DB_PASSWORD {0}\n", Password },
        { "Dockerfile", "RUN echo \"root:{0}\" | chpasswd\n", Password },
        { ".bash_history", "lftp -u bob,{0} ftp.corp.test\n", Password },
        { ".bash_history", "xfreerdp /u:bob /p:{0} /v:host.corp.test\n", Password },
        { ".bash_history", "echo {0} | sudo -S apt-get update\n", Password },
        { ".bash_history", "htpasswd -b .htpasswd bob {0}\n", Password },
        { ".bash_history", "zip -P {0} backup.zip data\n", Password },
        { ".bash_history", "sqlcmd -S db -U sa -P {0} -Q x\n", Password },
        { "setup.cmd", "net use Z: \\\\files\\share /user:bob {0}\n", Password },
        { ".psql_history", "create role shop login password '{0}';\n", Password },
        { "dump.sql", "INSERT INTO `users` (`id`, `name`, `password`) VALUES (1, 'bob', '{0}'), (2, 'ann', '');\n", Password },
        { "accounts.csv", "name,password,group\nbob,{0},dev\n", Password },
        { "accounts.tsv", "User name\tPassword\r\nbob\t{0}\r\n", Password },
        { "wpa_supplicant.conf", "network={{\n    ssid=\"corp\"\n    psk=\"{0}\"\n}}\n", Password },
        { "users.ldif", "uid: bob\nuserPassword: {0}\n", Password },
        { "client.ovpn", "<auth-user-pass>\nbob\n{0}\n</auth-user-pass>\n", Token },
        { "chap-secrets", "bob pptpd {0} *\n", Password },
        { "ipsec.secrets", "bob : EAP \"{0}\"\n", Token },
        { ".curlrc", "user = \"bob:{0}\"\n", Password },
        { "squid.conf", "cache_peer proxy.corp.test parent 3128 0 login=bob:{0}\n", Password },
        { "redis.conf", "masterauth {0}\n", Password },
        { "ks.cfg", "rootpw --plaintext {0}\n", Password },
        { "preseed.cfg", "d-i passwd/user-password password {0}\n", Password },
        { "edge.cfg", "hostname edge\nusername bob password 0 {0}\n", Password },
        { "config.go", "sql.Open(\"mysql\", \"root:{0}@tcp(db.corp.test:3306)/shop\")\n", Password },
        { "client.go", "client.SetBasicAuth(\"bob\", \"{0}\")\n", Password },
        { "mail.py", "server.login('bob@corp.test', '{0}')\n", Password },
        { "auth.js", "jwt.sign(claims, '{0}', {{ expiresIn: 60 }})\n", Password },
        { "Login.java", "if (password.equals(\"{0}\")) {{\n", Password },
        { "Info.plist", "<key>Password</key>\n\t<string>{0}</string>\n", Password },
        { "core-site.xml", "<property>\n  <name>fs.s3a.secret.key</name>\n  <value>{0}</value>\n</property>\n", Token },
        { "hibernate.cfg.xml", "<property name=\"connection.password\">{0}</property>\n", Password },
        { "app.config", "<setting name=\"Password\" serializeAs=\"String\">\n  <value>{0}</value>\n</setting>\n", Password },
        { "unattend.xml", "<AdministratorPassword>\n  <Value>{0}</Value>\n</AdministratorPassword>\n", Password },
        { "session.har", "\"postData\": {{ \"text\": \"username=bob&password={0}\" }}\n", Password },
        { "app.json", "{{ \"user\": \"bob\", \"pw\": \"{0}\" }}\n", Password },
        { "jwt.yml", "jwt:\n  secret: {0}\n", "zeb{{lower:8}}" },
        { "vault.json", "{{\"root_token\":\"{0}\"}}\n", Token },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Finds_the_credential(string path, string text, string value)
    {
        var secret = TemplateExpander.Expand(value, path + text);

        Find(path, Fill(text, secret)).Select(f => f.Secret.Reveal()).Should().Contain(s => s.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Leaves_what_stands_in_for_one(string path, string text, string value)
    {
        _ = value;
        foreach (var filler in new[] { "${SECRET}", "your_password", "<password>", "changeme", "********", "xxxxxxxxxxxx" })
        {
            Find(path, Fill(text, filler)).Select(f => f.Rule.Id).Should().BeEmpty("{0} is no credential", filler);
        }
    }

    private static string Fill(string text, string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, value);

    private static IReadOnlyList<Finding> Find(string path, string text) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, InlineAllow = false })
            .Scan("test", [new TextSource([(path, text)])], null, CancellationToken.None).Findings;
}
