namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// What source code, configuration and documentation look like to a filter, counted over 46 MB of C, Python, JavaScript, shell, Perl, PHP, HTML, CSS, JSON,
/// YAML, XML, Markdown and gettext files, letters in lower case: which character follows which, and the commonest words. Statistics, no text: enough
/// to make up a sample in which four bytes in a row and common words are about as frequent as in real files (<see cref="SampleText"/>).
/// </summary>
internal static class TextStatistics
{
    /// <summary>The characters that are told apart; the last stands for every byte that is not ASCII.</summary>
    public const string Symbols = "\n\t !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u0080";

    /// <summary>
    /// A row for each symbol: how likely each symbol is to follow, inside words other than the common ones, between words and elsewhere. '0' is certain,
    /// each further one of 0-9, A-Z, a-z is less likely by the square root of two, '.' is never.
    /// </summary>
    public static ReadOnlySpan<byte> Followers =>
        "662SG9JPVGLOEK.FFDPMNPPNOOOQOYCIPTLISOUKGFJDGGGJHEOQIEIIGQGDDHHIMMRFLCKO"u8 +
        "L38MEDFUPHEGGN.GGCJJKMMNNOPPLLGLJPNIDQRHNDE9DAC9G9JLFDEECKA99EGFKONGLATQ"u8 +
        "OS2JBHFKFEDMCJSEJGFFHIJJJLLMKQFCJMKHILSHHADADDCFEAKJDDDCCLCB9EFDJIMDHERJ"u8 +
        "BM7BDQCNNEAHFQM6MCOQSSQ.U.U.NMI5MMJDFMPFKDEA8CDGD9KJDDDCBK88AFGFKQMOUPG."u8 +
        "7R7PAFCGMHKAJN7GEDFFILGIHKLM6EFO9KMKFFIJLADBCCCDDCIHCACDBJB99DEGJIKLRFRH"u8 +
        "AL3GG4LM.JSPLRDIJDFDEGDGHHHICRMRRRSLONSGPFGE69ELI8SKJDJJFRHFGHJMLRPNUPNS"u8 +
        "KXBEDJHPOJ9JLXORLEKDGIKNNPRSHPNRTKGSLMJBQBB8AB9CBBFEBBBAAH776DADAFI8LRUV"u8 +
        "B.9UCKIFPIE7KNAIDN9EDDGFFGEGODGKLPQOLNPPMCFA7EEI9GIMBGHECUE39EENGJDHQQQS"u8 +
        "4R6VMILT3JJJMXQPNQPIKOR.XSXVXTNIN.XQQPXKRDDCEFFDGEGKCEEDCHDCEIGHJROOPX.."u8 +
        "7Q6MDGGDJCI6FJ6ECFGFHLNNONNNBBGHKKJIBCLGFBDACCCCDDJHDBCDBKC99DEFHLKHMFNM"u8 +
        "CTFBAH9IB8B7EMVDGHEDEEJJKLJKNMLRRIHFIWRBHBC8BBBDAAIFBBBAAIA7ACCEDJKHRYPM"u8 +
        "5I4TDVKULGE7IL8HAHOOTUZ...bbA4KPKJVIHEUIELNKLOOSQNYPLOMGLVKKNNPSQbVJIHVR"u8 +
        "8K4SHRJNUJHC3PFGF7SMKMRSPUSTDOQMOMTKKOaJLDEBCEEHGFMGEEEEBLDCDHHIGMMNNJXW"u8 +
        "AD4UFLDLSEE8N6HDKDCADGEHIIFIGAF8MIHIFE.KMCEEFFFFECFGFFEFEEFDFGHAEGGLIIRS"u8 +
        "3I1UCPJOMKNHQROMPOIEFGHHKIMOSTP..LOJLSSQPKKJJNMPOJQPLMJLMLMGLPNRQPPTbQbU"u8 +
        "CL8ILPJNQJNLHNS4GMF9BCDGEHEEQLQK6ROLIJYOOBA9CBBEDBKHBCDCBIB9AEFCILEQNRcO"u8 +
        "6U7WEFKNUHMHHNLN9BAACBCBCCDDOUCKQSQOGLYCOAD8CCCBABDHBCDBAHB9AFEEFILLSRUT"u8 +
        "7O8THKHGQHKH7MJKB6IEEHGIIKJKOJJLBLOKHLGNJAC8ACBADCGGBB9D9JC9BFFDFKJEJRQR"u8 +
        "9J7TCPPETEL9ML8A8E59ACCCCDC9E9IMNRRPGBQGIEEEEFFJHIKJGIIJEJJGIIIJ9JGSMFWR"u8 +
        "AK7TCMOHSEH9NK9C7F797B9B8AAAFAIKIQSLHBNBHDDDEEFKJJKJFIHJGJJHJHIKKLINMG.R"u8 +
        "BK7XBSPIODEAHJAB6F7A9A98BBABEEJKETPKJDL9IEDCDFEHEGKIHIIGFKHEFJGJDKHMLGVT"u8 +
        "BK7UEOPGTFK9KKA97G9A69AAABA9GFKIJXQMEDSCHCDCEDDIIIHIDIIIFJHFJGHIHJHQRH.R"u8 +
        "BJ7UDTQHTEEBKJA97E9AAA89AB8AEEHKNUQJGESAHCCBDCDFEFHHFGHHFFHDHHEHCHEKOH.S"u8 +
        "CK7.EPRFRFLCMLA86I68AAB97BBAGFKMPXQMLEPGICDBCCDHIIIHGHHGEIIFHHHHIIF.UKXR"u8 +
        "BK7.EPTGVFFCMHA97C9BA95BA9BBFEJMQTUOKE.BHCDADDDFEEIHFFJIGIIFIIHHDIGXPIXR"u8 +
        "BM7WESTEPFMCOJA96F9AAAA9A99AGFIQNWSUJE.BHABBCCBEFEIHEEHHHIGHIHHGHHF.RK.W"u8 +
        "BL6VCNRFVEFCJIAA7H9BBA9A9BAAEEHLMRTPIF.BIABBCCDDGCHHFHHHEGHBHHGCCIEIMK.T"u8 +
        "CL7SFSTGWFLCPJAA7G9A99BA9AA9EFKKPTSQHB.6HBDBCCCGGGHGEHIIFGHDHHEGIHFWWKWR"u8 +
        "5O2UARHGVILNJQRKM8GFGIHILMKL9RJJRQSFHJQLJFGFHGFHHGOKDFGJFPFCFHIKNRNCPXXb"u8 +
        "0F7ZKMRQKJPMVRSQQLTTTRQVZ...SIIUWVVTMR.QQKONQPOUMOSSOPTRMPTLNIRXSWWXUJ.P"u8 +
        "L.9AKRHJOKKSQWLDL3KJLMOPQSQQMTADJGONKSSGSAA8ACEFCCKEBADE7PB7BFFKKLMRHY.O"u8 +
        "FT2U5SEINCIQNNIJHJHFILMMNPPMQTJ59POHGQTLMHHFIIDHFFPPJHEHIRHGFHJMPLOKTYF."u8 +
        "4Q5SCMJNGFHIMMEJCGMILMMPLQKQGL7DDMNHIITFGADACBCEECKHCCCCBIBAAFGGILNCKLWF"u8 +
        "8M2CBGDKLBDBHPJI9FLMRRPPPPPR9HDD9AOECBOGIFGJILHOKDPNGJKICGHEICLJ9NN.HH.R"u8 +
        "BSANCJBIQFJGIOJIIIEDGHJHJLMNMGHPLN9LHGJ8KABAB97A9CIFBAAD7L89BECGHLPBOKDK"u8 +
        "7QCIAACFM9FSKJGCHM89CEGGHIIJFQFO.QL9E7EE8ADBCDDDF8ECBCCECKBADEFFIGNJP.QH"u8 +
        "5WHN8MEJGCGGHIPFCDDHKKR.MP..LODPKJH98HOADBFGBCFCNFTKIF5KBHBCCADF8RIKEKRM"u8 +
        "5K4SEULNQF67DC6E9HW..W....W.C8IIIFQAHBSPGOJKQORPIMTQQPSTPUPLSSWSQ..DIC.Q"u8 +
        "CL7IDCCIKC7E.HHACAA9BDHGFJMMCIECHKE77LCHJ9ECFEDHDFPHFDGBCJDDEGGFHLMAFLGD"u8 +
        "IdEdMMPTdLEGOTJOLLJHHJPNHRORKJPUUWYJLOb9Q9A7A99BB9JEA99A8H977BBCFMIRGMYV"u8 +
        "7.5PGJEIRCKCIP9A9FFDHIIIIIIIDIGPKMKII9MI7CCACBCCDDFHEBBDALBBCCFFJMJIOXJK"u8 +
        "GQ9YINXRRJIGOMEEGJJHIIJKJKJKHJNKGUSMPKUDN9A89EEAHAHE797G9D786CDDEDIURPXN"u8 +
        "GPAZFbRNRGHEMLEF9CGGFGHHHGHIIIJMMRQKLLVCK6EBD6EDG8BG7CF8FDAAC7IFH8HTOMVK"u8 +
        "GQ9QHTTOSIFEKKEDEHGGGHIIIIHJFIIJGUQLMMWBL7FBF7EH7BJ89DH5DI9C79HFIEKPPMaN"u8 +
        "BN4OCNQMVFBCLLBDBGJHHJJIJJJKCFMDFPNKKIM9I9CEB5FFH7IFCGEAEIDAEBGIGGJNQGOM"u8 +
        "BO5QBPUQRFBDNPCCBFKKJLMNLNNNCFLEFQPKIJUAIAE99DBEIFHIBB8GCE789HDFBFKQPJWN"u8 +
        "CP4VETMOVHACPMCC9IHGGHHIIGFJEGLCMTRJKKaAK9FED9AFH6KJAFC7FIBCCBKIJEIVSMYM"u8 +
        "BQ5RBSSRQFCCMKCCACLJKLKKLLLLCGNDENNILJZ9JAECF6FCA8IIADAAFH99CBIFJGGOMI.K"u8 +
        "CQ6SAVSRUEBCNLCDDEJGFGIKHLKKDGLGEPPJNJQ9H6EFF6GHI8JHCDE7EI9C9CIHIFHOSJVM"u8 +
        "JZDZIXTXSLMHPJJIHJOLLMNPMOMPLKNOHTUUPHZEQBB8898ALIMI9A47BIB77JCLEMCUSQ.M"u8 +
        "H.ASDUO.PIIDOEEFFGGGGHHIJGGIKGNMRWRJPE.BM8DCD4ECDCEDDDF8DEE4EAFBFED.UJ.H"u8 +
        "DN6QDTRRSFBALKB9AGJIHJJIKKHKGBJHHPPKLHU6HADCD5DBE9GHCEDDEDF8CBHDHFGTQI.K"u8 +
        "CQ7TDLTTRGCDNNDECENIJKLMNMMOEEIFHQKKLKS8J7GEB5FFG6FH8FF7DKHAAAFKGBITOK.K"u8 +
        "GO7VERSRXHEEMNFEBBKHGJIJJKJLEGLLFQPLOKXBJ5AEB5GHI7HHCAH98JG9DCGIKBHPNK.L"u8 +
        "DO5QBQORTECDONDDCGNGLJPQNPOQCGKGGQPMLKUBI9G988C7IAJEFHC9ELF86CDJMHLPMIYM"u8 +
        "FT7THWUVWJHHPPHFGINNNNOPOQMQJKOMKTQPNNbCNDC99H8CIEFB995A9L6AA9CAFIJUSOcP"u8 +
        "FQ9VFWRSQGCEOKEEDGLJHHJMMMMMCGMJCQQLLMa9K7FDD6GFCALD8EF8AJ6B8AJHEAKMQM.N"u8 +
        "JQANFVLOXJEETGEEFHFIHIHIGIGIKJMGNN.LPMTBL6AAAADDCDEDADEEDDCDE3FCEFFLOHTL"u8 +
        "EN6RDUTSQFBDLNDCCFLJJMNNMNLQDGKIGRMKKKWBJ8FBB5ECJ8NDBBC8FLBA9CDIMBLROJXL"u8 +
        "BQ5QBPQNSEDCKLCC9BMIKKLNMLMNAFKEHONFJIYBICIBE7GEA9NCCFFABIG96AEHLDJMNJ.M"u8 +
        "CN5QDRSQRFBDKNDCBFLIKIMOJPKPDEKHFPOJLJX8I9HCF7FJA7NJDFF7EM8ABDIGJCLSOJYM"u8 +
        "JVAbHYWTWKLJRIJGHIHHKIMNIMHNOPNPPVSSQO.HR99AA8BCI9KJ796E8J676HGIGIISUR.M"u8 +
        "HQA.EONR.IFDNKEBEDGADEEJEJEHHGMHEQREPJUBK6FEF3DAH6IHECEBDGFCFFEGHGHJMMSJ"u8 +
        "FS7SFTQT.ICFNJECAHJJJEJKJKIKHJMJLQRLNJ.AK6DDC6EEA7FGDF97GE89EEFFGHIRNM.M"u8 +
        "EN7QDKPJQFCAJJA9BGBDDGF9EGCGFBIEJQOIKFR8JAF8D9DGHCIHABGE8GED7EGGCDHOOIXL"u8 +
        "AQ3OBRTKREBBJKABAGLIIJIMMMKLCFJGBNOJLHT8GBDDFBFDGBJICBBC8IEAAFFDIIGRMIYM"u8 +
        "FOB.AOKWUFGDMGFEFFCHGGHIIIEIKHLLNRLOKFUBL6CDC4DAB8FFC9B8FEECDBFCEBBNOJWG"u8 +
        "1H8LAPCOUFNWHHRKOOHFJMKPOQMRNTPTYYJGKUNFKFFBGFFIIFMKEEEFCNECEHIKKPKFPB.N"u8 +
        "5P3QIPENPHIKLQO8HHNKLP.RQ.R.JLFCLOOECOJANFHFEHIHJFNMJGJIHSIEGDJGGNQQ5QRB"u8 +
        "2I6VCRHVYEK9MO5GFCTSSTUW...YF9LOOPMKGISLEQNPPQUPRR.YQOUNRWROOSVVRTWHKDTN"u8 +
        "7.5QIOIMNFDMF.LMKBG9CFGJHLQM.QOKJ.OOJKNGFGG7KGIK.LO.MILIHLHGIGKNJ.....2H"u8 +
        "L.9SFXXLQOOLT.HMHSTRRUTTUVZXKSG.PQRKLRNSNHHJMHMIKJLKGKFKKOGGHKJPLNKOGOQ0"u8;

    /// <summary>How many runs of letters begin with each of the 26 letters, per 100 kB.</summary>
    public static ReadOnlySpan<short> Beginnings =>
    [
        876, 455, 1130, 539, 496, 586, 286, 327, 832, 51, 80, 416, 465, 462, 504, 639, 37, 630, 1140, 1158, 273, 230, 291, 119, 53, 38,
    ];

    /// <summary>Common words after how often they stand in a megabyte.</summary>
    public static ReadOnlySpan<byte> Words =>
        "2048 the "u8 +
        "724 for "u8 +
        "512 and this return name file "u8 +
        "362 type not int with test "u8 +
        "256 that value from const set path data string error use get "u8 +
        "181 object code key curl all size new git list are http version default null you else "u8 +
        "128 add true function false when line index char can out url text config result license check end only com will have "u8 +
        "91 used commit info class any format https ref time void length number has options read output server user content which one "u8 +
        "91 include command header should start api see case log hash head max module array create base may define first files option "u8 +
        "91 write "u8 +
        "64 static copyright returns update source but defined node next request run input args copy init lib struct dir mode self client "u8 +
        "64 diff flags entry must without example org message arg using err block long then method current status state buffer "u8 +
        "64 description merge title param same host html sub local after last foo make software "u8 +
        "45 other free does tree unsigned prefix stream filter tag while count directory was before more len field parse json verify str "u8 +
        "45 push remove connection open bytes delete call item sha than endif main date non port response argument root global some "u8 +
        "45 target body your oid help also argv match failed project given repository src under bit none each filename note script table "u8 +
        "45 protocol multi specified there print token bool public empty remote cache values uint skip msg branch assert load left cmd "u8 +
        "45 link items change www keys "u8 +
        "32 bar range headers fetch invalid encoding internal search ctx context opt handle support parent allow integer utf pack tests "u8 +
        "32 done cannot zero var objects ssl build release event close reset expected order either information store lines part available "u8 +
        "32 required into group timeout instance res offset min off old send show import core been need where find break exists errors "u8 +
        "32 auth valid found access now map optional obj its debug these specific github num want language reference bad xml two system "u8 +
        "32 address comment page stderr arguments pattern disable following env "u8 +
        "23 callback level try process connect proxy exit ignore added flag boolean package query changes memory patch work inline socket "u8 +
        "23 display because single here tags select configuration template operation right names identifier variable like child replace "u8 +
        "23 attribute custom already buf full both since they entries limit clear what action application success label parameter bin "u8 +
        "23 opts enum usage easy foreach double pointer ftp feature unless functions failure location refs split kind tls reply raw "u8 +
        "23 contains txt val such supported about spec bits pre returned otherwise section large float lock don cmp async instead enabled "u8 +
        "23 params stat warning fail docs modify windows short contents called binary blob curlopt types distributed require mark even "u8 +
        "23 repo point results unknown them pos our openssl req library expect ipv parser maximum post stdout exception provided strict "u8 +
        "23 multiple sort auto append top document would just environment stats always switch proto second resource "u8 +
        "16 generated stack could origin enable implied way too methods service cleanup based idx created byte removed private color "u8 +
        "16 existing allowed tool whether ret initial missing common report hook addr die being unicode pass sizeof rev versions session "u8 +
        "16 between digest attr domain element thread changed commands form modules apply back once printf above func meta fix received "u8 +
        "16 join parameters per space doc possible details total timestamp running win checkout property disabled yes perl dev export "u8 +
        "16 google net licensed paths password pop namespace express ext deleted wait active security documentation previous uses side "u8 +
        "16 terms how style tmp policy still original email sign hooks setup different ifdef standard database scope notes another via "u8 +
        "16 shift verbose ignored compare role exec certificate exist progress over conditions stop passed sure"u8;
}
